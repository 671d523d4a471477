"""Transformers, without its progress bars and advice: translaudit says what a person needs to know."""

import io
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from typing import Any


@contextmanager
def quiet(logging: Any) -> Iterator[None]:
    """Silence `transformers.utils.logging`, and bars that heed no setting, for a while; then give the settings back."""
    verbosity, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        with redirect_stderr(io.StringIO()):
            yield
    finally:
        logging.set_verbosity(verbosity)
        if bars:
            logging.enable_progress_bar()
