"""What the interpreter is started with: this folder, which is on its path until the worker is loaded."""

import gc

# Nothing that is imported becomes garbage, and to look for it takes a tenth of the time.
gc.disable()

from outrigger_worker.start import serve  # noqa: E402

serve()
