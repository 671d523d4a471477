"""The network that is trained: a MarianMT model of Transformers, and its loss."""

from typing import Any

import torch
from transformers import MarianConfig, MarianMTModel

from translaudit.training.packing import UNALIGNED
from translaudit.training.recipe import ModelRecipe, TrainingRecipe

EOS = 0
GUIDED_HEAD = 0
"""Of the last decoder layer's cross-attention: it is taught to look at the word that is being translated."""
LEAST_ATTENTION = 1e-4


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
    """A network with fresh weights, the same for the same seed; its attention can be looked at."""
    torch.manual_seed(seed)
    return MarianMTModel._from_config(marian_config(recipe, vocabulary), attn_implementation="eager")


def summed_loss(
    network: Any, source: Any, target: Any, real: Any, aligned: Any, *, smoothing: float = 0.0, guidance: float = 0.0
) -> tuple[Any, Any]:
    """What is to be made small, and the sum of the cross-entropy (nats) of the target tokens alone.

    `real` are the places of the tokens in the flattened target; `aligned` has the place in the source of what each of
    the targets translates. `guidance` is what the cross-entropy of the guided head's attention counts.

    Padding is no outcome: its row is left out of the output layer, so that its tied embedding stays zero, as Marian and
    CTranslate2 take it to be.
    """
    pad = network.config.pad_token_id
    begin = torch.full_like(target[:, :1], pad)
    output = network.model(
        input_ids=source,
        attention_mask=source != pad,
        decoder_input_ids=torch.cat([begin, target[:, :-1]], dim=1),
        use_cache=False,
        output_attentions=bool(guidance),
    )
    hidden = output.last_hidden_state.flatten(0, 1)[real]
    logits = torch.nn.functional.linear(hidden, network.lm_head.weight[:pad])
    loss = torch.nn.functional.cross_entropy(
        logits.float(), target.flatten()[real], label_smoothing=smoothing, reduction="sum"
    )
    if not guidance:
        return loss, loss
    places = aligned.flatten()[real]
    weights = output.cross_attentions[-1][:, GUIDED_HEAD].flatten(0, 1)[real]
    shown = weights.float().gather(1, places.clamp(max=weights.shape[1] - 1)[:, None])[:, 0]
    attention = -(torch.log(shown + LEAST_ATTENTION) * (places != UNALIGNED)).sum()
    return loss + guidance * attention, loss


def rate(step: int, recipe: TrainingRecipe) -> float:
    """Learning rate of a step, counted from 0: linear warm-up, the peak, and a linear fall over the last part.

    Until the fall begins, the plan can be made longer without beginning anew (Hägele et al. 2024, arXiv:2405.18392).
    """
    rise = (step + 1) / max(1, recipe.warmup_steps)
    fall = (recipe.total_steps - step) / max(1.0, recipe.falling * recipe.total_steps)
    return recipe.peak_rate * max(recipe.least_rate, min(rise, 1.0, fall))
