"""A language model as one GGUF file: the same weights as safetensors say the same."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from translaudit.language_models.resolve import load_language_model

if TYPE_CHECKING:
    import torch
    from transformers import LlamaForCausalLM, PreTrainedTokenizerFast

gguf = pytest.importorskip("gguf", reason="gguf, of the extra lm, is not installed")
pytest.importorskip("accelerate", reason="accelerate, of the extra lm, is not installed")

TEXTS = ["The fire brigade rescued twelve people from the burning house.", "The fire brigade", "Löschwasser — 12 °C"]
HEADS, KEYS, SIZE, INNER, LAYERS = 4, 2, 32, 64, 2


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A Llama of two layers with random weights, as safetensors and as GGUF."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    pieces = Tokenizer(models.BPE())
    pieces.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    pieces.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    special = ["<unk>", "<s>", "</s>"]
    pieces.train_from_iterator(
        TEXTS, trainers.BpeTrainer(vocab_size=290, special_tokens=special, initial_alphabet=alphabet)
    )
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=pieces, unk_token="<unk>", bos_token="<s>", eos_token="</s>")
    torch.manual_seed(0)
    model = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=len(tokenizer),
            hidden_size=SIZE,
            intermediate_size=INNER,
            num_hidden_layers=LAYERS,
            num_attention_heads=HEADS,
            num_key_value_heads=KEYS,
            initializer_range=0.3,
            rms_norm_eps=1e-5,
        )
    )
    safe, quantised = tmp_path_factory.mktemp("safetensors"), tmp_path_factory.mktemp("gguf")
    model.save_pretrained(safe)
    tokenizer.save_pretrained(safe)
    write_gguf(quantised / "tiny.gguf", model, tokenizer)
    return safe, quantised


def write_gguf(path: Path, model: "LlamaForCausalLM", tokenizer: "PreTrainedTokenizerFast") -> None:
    """As llama.cpp's converter writes a Llama with a byte-level tokenizer, every weight in 32 bits."""
    import json

    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("tiny")
    writer.add_context_length(256)
    writer.add_embedding_length(SIZE)
    writer.add_feed_forward_length(INNER)
    writer.add_block_count(LAYERS)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KEYS)
    writer.add_rope_dimension_count(SIZE // HEADS)
    writer.add_rope_freq_base(10_000.0)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(tokenizer))
    bpe = json.loads(tokenizer.backend_tokenizer.to_str())["model"]
    writer.add_tokenizer_model("gpt2")
    writer.add_token_list(sorted(bpe["vocab"], key=bpe["vocab"].__getitem__))
    special = set(tokenizer.all_special_ids)
    kinds = (gguf.TokenType.CONTROL if number in special else gguf.TokenType.NORMAL for number in range(len(tokenizer)))
    writer.add_token_types(list(kinds))
    writer.add_token_merges([" ".join(pair) for pair in bpe["merges"]])
    writer.add_unk_token_id(tokenizer.unk_token_id)
    writer.add_bos_token_id(tokenizer.bos_token_id)
    writer.add_eos_token_id(tokenizer.eos_token_id)
    for name, weight in model.state_dict().items():
        if (written := _name_in_gguf(name)) is not None:
            writer.add_tensor(written, _halves_interleaved(name, weight).float().numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _name_in_gguf(name: str) -> str | None:
    names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.LLAMA, LAYERS)
    found: str | None = names.get_name(name, try_suffixes=(".weight",))
    return found


def _halves_interleaved(name: str, weight: "torch.Tensor") -> "torch.Tensor":
    """GGUF keeps the two halves that a rotation turns side by side, Transformers one after the other."""
    heads = HEADS if "q_proj" in name else KEYS if "k_proj" in name else None
    if heads is None:
        return weight
    rows, columns = weight.shape
    return weight.reshape(heads, 2, rows // heads // 2, columns).swapaxes(1, 2).reshape(rows, columns).contiguous()


def test_a_gguf_file_says_what_the_same_weights_say_as_safetensors(folders: tuple[Path, Path]) -> None:
    safe, quantised = (load_language_model(str(folder), cache=False) for folder in folders)
    assert safe is not None
    assert quantised is not None
    assert quantised.surprisals(TEXTS) == pytest.approx(safe.surprisals(TEXTS), abs=0.5)
    assert len(set(quantised.surprisals(TEXTS))) == len(TEXTS)
    assert quantised.signature.split("|")[1:] != safe.signature.split("|")[1:]
