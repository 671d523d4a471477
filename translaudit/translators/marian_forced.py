"""One forced pass of a Marian model over a batch, and the words that it begins elsewhere, finished at little cost.

The decoder's keys and values of the forced targets are kept until the pass is dropped. What the model would have
written instead of a token continues from them: all the beginnings in one target are decoded side by side, each seeing
the target up to its own place and what it has written itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any

from translaudit.translators.engine import Place, TokenPair, TokenScore
from translaudit.translators.subwords import Subwords

SCORED_AT_ONCE = 128
"""Tokens whose scores over the whole vocabulary are held in memory together: 30 MB for opus-mt-de-en. Four times as
many made a forced pass a seventh slower."""
COMPLETION_TOKENS = 6
"""Most tokens spent on finishing a word that the model would have written."""


@dataclass(frozen=True)
class Loaded:
    """A Marian model in memory: the torch module, Transformers' model, its vocabulary and where it computes."""

    torch: Any
    model: Any
    subwords: Subwords
    device: str

    def sources(self, sources: Sequence[Sequence[int]]) -> dict[str, Any]:
        """What the encoder takes."""
        rows = [[*source, self.subwords.eos] for source in sources]
        return {
            "input_ids": self.padded(rows, self.subwords.pad),
            "attention_mask": self.padded([[1] * len(row) for row in rows], 0),
        }

    def targets(self, targets: Sequence[Sequence[int]]) -> Any:
        """What the decoder takes when it is forced."""
        return self.padded([[self.subwords.pad, *target] for target in targets], self.subwords.pad)

    def padded(self, rows: Sequence[Sequence[int]], filler: int) -> Any:
        """A tensor of rows of unequal length."""
        longest = max(map(len, rows))
        return self.torch.tensor([[*row, *[filler] * (longest - len(row))] for row in rows], device=self.device)

    def logits(self, hidden: Any) -> Any:
        """Of every token of the vocabulary; padding is never written."""
        return self.torch.nn.functional.linear(hidden, self.model.lm_head.weight, self.output_bias)

    @cached_property
    def output_bias(self) -> Any:
        """What is added to the logits: the model's own bias, which the padding token does not survive."""
        bias = self.model.final_logits_bias[0].to(self.model.dtype).clone()
        bias[self.subwords.pad] = float("-inf")
        return bias


class ForcedMarian:
    """The scores of a batch of forced targets, as long as they may be asked about."""

    def __init__(self, loaded: Loaded, pairs: Sequence[TokenPair], *, keep: bool = True) -> None:
        """Run the pass.

        Args:
            loaded: the model.
            pairs: source and target tokens.
            keep: keep keys and values, so that words can be completed.
        """
        self._loaded = loaded
        sources, targets = [source for source, _ in pairs], [target for _, target in pairs]
        with loaded.torch.inference_mode():
            inputs = loaded.sources(sources)
            self._states = loaded.model.get_encoder()(**inputs)[0]
            self._source_mask = inputs["attention_mask"]
            output = loaded.model.get_decoder()(
                input_ids=loaded.targets(targets),
                encoder_hidden_states=self._states,
                encoder_attention_mask=self._source_mask,
                use_cache=keep,
            )
            self._kept = output.past_key_values if keep else None
            own = loaded.padded([[*target, loaded.subwords.eos] for target in targets], loaded.subwords.eos)
            mask = loaded.padded([[1] * (len(target) + 1) for target in targets], 0).bool()
            self.scores = self._scores(
                output.last_hidden_state[mask], own[mask], [len(target) + 1 for target in targets]
            )

    def complete(self, places: Sequence[Place]) -> list[list[int]]:
        """Greedy tokens that finish the word begun by the wanted token at each place. Can be asked once.

        All places are continued together, in `COMPLETION_TOKENS` steps at most.
        """
        if not places:
            return []
        kept, self._kept = self._kept, None
        assert kept is not None, "the words of a pass are completed once"
        with self._loaded.torch.inference_mode():
            return _Completion(self._loaded, kept, self._states, self._source_mask, self.scores, places).written()

    def _scores(self, hidden: Any, own: Any, lengths: Iterable[int]) -> list[list[TokenScore]]:
        torch = self._loaded.torch
        columns = [
            self._score_chunk(*chunk)
            for chunk in zip(hidden.split(SCORED_AT_ONCE), own.split(SCORED_AT_ONCE), strict=True)
        ]
        rows = zip(*(torch.cat(column).tolist() for column in zip(*columns, strict=True)), strict=True)
        scores = [TokenScore(logprob, int(rank), wanted, best) for logprob, rank, wanted, best in rows]
        return [scores[start:end] for start, end in pairwise(accumulate(lengths, initial=0))]

    def _score_chunk(self, hidden: Any, targets: Any) -> tuple[Any, ...]:
        torch = self._loaded.torch
        scores = self._loaded.logits(hidden).float()
        torch.log_softmax(scores, dim=-1, out=scores)
        own = scores.gather(-1, targets[:, None])
        best, wanted = scores.max(dim=-1)
        rank = torch.gt(scores, own, out=torch.empty_like(scores)).sum(
            dim=-1
        )  # several times faster than summing bools
        return own[:, 0], rank, wanted, best


class _Completion:
    """Rows are forced targets with a word to finish, columns the words to finish in one target."""

    def __init__(
        self, loaded: Loaded, kept: Any, states: Any, source_mask: Any, scores: list[list[TokenScore]], places: Any
    ) -> None:
        torch = loaded.torch
        self._loaded, self._kept, self._states = loaded, kept, states
        self._written: list[list[int]] = [[] for _ in places]
        rows: dict[int, list[int]] = {}
        for number, place in enumerate(places):
            rows.setdefault(place.pair, []).append(number)
        self._numbers = [own for _, own in sorted(rows.items())]
        self._select(torch.tensor(sorted(rows), device=loaded.device))
        wanted = [[scores[places[at].pair][places[at].token].wanted for at in own] for own in self._numbers]
        at = loaded.padded([[places[number].token for number in own] for own in self._numbers], 0)
        self._tokens = loaded.padded(wanted, loaded.subwords.eos)
        self._positions = at + 1
        past = torch.arange(kept.get_seq_length(), device=loaded.device)
        self._seen = past[None, None, :] <= at[:, :, None]
        self._own = torch.eye(at.shape[1], dtype=torch.bool, device=loaded.device)
        self._hidden_source = self._hiding(source_mask[sorted(rows)][:, None, None, :].bool())

    def written(self) -> list[list[int]]:
        """Tokens by number of the place."""
        going = [(row, column) for row, own in enumerate(self._numbers) for column in range(len(own))]
        for _ in range(COMPLETION_TOKENS):
            hidden = self._step()
            rows, columns = (list(side) for side in zip(*going, strict=True))
            best = self._loaded.logits(hidden[rows, columns]).argmax(dim=-1)
            self._tokens[rows, columns] = best
            self._positions += 1
            went, going = zip(going, best.tolist(), strict=True), []
            for (row, column), token in went:
                if self._loaded.subwords.continues_word(token):
                    self._written[self._numbers[row][column]].append(token)
                    going.append((row, column))
            if not going:
                break
            going = self._without_idle_rows(going)
        return self._written

    def _step(self) -> Any:
        decoder = self._loaded.model.get_decoder()
        own = self._own[None].expand(len(self._numbers), -1, -1)
        self._seen = self._loaded.torch.cat([self._seen, own], dim=-1)
        positions = self._positions.clamp(max=self._loaded.model.config.max_position_embeddings - 1)
        hidden = decoder.embed_tokens(self._tokens) * decoder.embed_scale
        hidden = hidden + decoder.embed_positions(self._tokens.shape, position_ids=positions)
        hiding = self._hiding(self._seen[:, None])
        for layer in decoder.layers:
            hidden = layer(
                hidden,
                hiding,
                self._states,
                encoder_attention_mask=self._hidden_source,
                past_key_values=self._kept,
                use_cache=True,
            )
        return hidden

    def _hiding(self, seen: Any) -> Any:
        """What is added to attention scores so that the unseen gets none."""
        precision = self._states.dtype
        hiding = self._loaded.torch.zeros(seen.shape, dtype=precision, device=self._loaded.device)
        return hiding.masked_fill_(~seen, self._loaded.torch.finfo(precision).min)

    def _select(self, rows: Any) -> None:
        if len(rows) < len(self._states):
            self._kept.batch_select_indices(rows)
            self._states = self._states[rows]

    def _without_idle_rows(self, going: list[tuple[int, int]]) -> list[tuple[int, int]]:
        busy = sorted({row for row, _ in going})
        if len(busy) == len(self._numbers):
            return going
        self._select(self._loaded.torch.tensor(busy, device=self._loaded.device))
        self._numbers = [self._numbers[row] for row in busy]
        self._tokens, self._positions = self._tokens[busy], self._positions[busy]
        self._seen, self._hidden_source = self._seen[busy], self._hidden_source[busy]
        renumbered = {row: number for number, row in enumerate(busy)}
        return [(renumbered[row], column) for row, column in going]
