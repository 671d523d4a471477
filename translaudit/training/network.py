"""The network that is trained: a MarianMT model of Transformers, and its loss."""

import math
from typing import Any

import torch
from transformers import MarianConfig, MarianMTModel

from translaudit.training.recipe import ModelRecipe, TrainingRecipe

EOS = 0


def marian_config(recipe: ModelRecipe, vocabulary: int) -> MarianConfig:
    """Transformers' configuration; `</s>` is the first piece and padding the last, as in every Marian vocabulary."""
    pad = vocabulary - 1
    return MarianConfig(
        vocab_size=vocabulary,
        d_model=recipe.d_model,
        encoder_layers=recipe.encoder_layers,
        decoder_layers=recipe.decoder_layers,
        encoder_ffn_dim=recipe.ffn,
        decoder_ffn_dim=recipe.ffn,
        encoder_attention_heads=recipe.heads,
        decoder_attention_heads=recipe.heads,
        max_position_embeddings=recipe.positions,
        activation_function="swish",
        dropout=recipe.dropout,
        scale_embedding=True,
        tie_word_embeddings=True,
        pad_token_id=pad,
        bos_token_id=None,
        eos_token_id=EOS,
        forced_eos_token_id=EOS,
        decoder_start_token_id=pad,
    )


def new_network(recipe: ModelRecipe, vocabulary: int, seed: int) -> Any:
    """A network with fresh weights, the same for the same seed."""
    torch.manual_seed(seed)
    return MarianMTModel._from_config(marian_config(recipe, vocabulary), attn_implementation="sdpa")


def summed_loss(network: Any, source: Any, target: Any, real: Any, smoothing: float = 0.0) -> Any:
    """Sum of the cross-entropy (nats) of the target tokens; `real` are their places in the flattened target.

    Padding is no outcome: its row is left out of the output layer, so that its tied embedding stays zero, as Marian and
    CTranslate2 take it to be.
    """
    pad = network.config.pad_token_id
    begin = torch.full_like(target[:, :1], pad)
    hidden = network.model(
        input_ids=source,
        attention_mask=source != pad,
        decoder_input_ids=torch.cat([begin, target[:, :-1]], dim=1),
        use_cache=False,
    ).last_hidden_state
    logits = torch.nn.functional.linear(hidden.flatten(0, 1)[real], network.lm_head.weight[:pad])
    return torch.nn.functional.cross_entropy(
        logits.float(), target.flatten()[real], label_smoothing=smoothing, reduction="sum"
    )


def rate(step: int, recipe: TrainingRecipe) -> float:
    """Learning rate of a step, counted from 0: linear warm-up, then half a cosine down to `least_rate` of the peak."""
    if step < recipe.warmup_steps:
        return recipe.peak_rate * (step + 1) / recipe.warmup_steps
    gone = (step - recipe.warmup_steps) / max(1, recipe.total_steps - recipe.warmup_steps)
    fall = 0.5 * (1 + math.cos(math.pi * min(1.0, gone)))
    return recipe.peak_rate * (recipe.least_rate + (1 - recipe.least_rate) * fall)
