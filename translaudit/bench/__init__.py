"""How good is the auditor, in public: benchmarks, metrics with intervals, an error browser, a guard against decline.

Nothing here belongs to an audit; nothing of an audit imports it.
"""

from translaudit.bench.auditing import AuditPair, ConfiguredAuditor, MakeAuditor, Refusal
from translaudit.bench.compare import Comparison, compare, render_comparison
from translaudit.bench.errors import BenchError, ErrorKind, show
from translaudit.bench.pairs import Pair
from translaudit.bench.render import RENDERERS, render_json, render_markdown, render_text
from translaudit.bench.result import BenchResult, DatasetResult, Figure, decode_result, encode_result
from translaudit.bench.run import BenchRun, Selection, run_bench
from translaudit.bench.split import Half, Subset, half

__all__ = [
    "RENDERERS",
    "AuditPair",
    "BenchError",
    "BenchResult",
    "BenchRun",
    "Comparison",
    "ConfiguredAuditor",
    "DatasetResult",
    "ErrorKind",
    "Figure",
    "Half",
    "MakeAuditor",
    "Pair",
    "Refusal",
    "Selection",
    "Subset",
    "compare",
    "decode_result",
    "encode_result",
    "half",
    "render_comparison",
    "render_json",
    "render_markdown",
    "render_text",
    "run_bench",
    "show",
]
