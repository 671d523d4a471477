"""Numbers without a unit that are converted as others beside them are."""

from msgspec.structs import replace

from translaudit.articles import Article
from translaudit.numbers.matching import Leftovers
from translaudit.numbers.quantity import Kind, Quantity
from translaudit.numbers.understood import counts_nothing
from translaudit.numbers.units import converts, have_one_rate, is_converted, is_money, is_time


def convert_alike(beads: list[Leftovers], source: Article, target: Article) -> None:
    """Take off numbers without a unit that are converted as others of their sentence, or the one before, are.

    Where neither has one, nothing may be counted behind them ("36, in Bavaria", and not "36 people"). Sums have the
    same rate: "4,3 Millionen Euro, der andere drei Millionen" and "$5 million, the other $3.5 million".
    """
    before: list[tuple[Quantity, Quantity]] = []
    for left in beads:
        here = [(one, other) for one, other in left.agreed if is_converted(one, other) and not is_time(one.unit)]
        for example in [*here, *before]:
            for one in list(left.source):
                alone = one.unit is not None or counts_nothing(one, source.text)
                other = next(
                    (
                        each
                        for each in left.target
                        if _agree_like(example, one, each)
                        and (one.unit or each.unit or (alone and counts_nothing(each, target.text)))
                    ),
                    None,
                )
                if other is not None:
                    left.source.remove(one)
                    left.target.remove(other)
                    left.agreed.append((one, other))
        before = here


def _agree_like(example: tuple[Quantity, Quantity], one: Quantity, other: Quantity) -> bool:
    """Whether two numbers agree in the units of two that do, where one of them is without a unit."""
    if one.unit is not None and other.unit is not None:
        return False
    units = example[0].unit, example[1].unit
    plain = all(each.kind is Kind.NUMBER and not (each.ordinal or each.dated) for each in (one, other))
    fitting = plain and all(each.unit in (None, unit) for each, unit in zip((one, other), units, strict=True))
    measured = replace(one, unit=units[0]), replace(other, unit=units[1])
    return fitting and converts(*measured) and (not is_money(units[0]) or have_one_rate(example, measured))
