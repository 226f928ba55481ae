"""What the interpreter is started with: this folder, which is on its path until the worker is loaded."""

from outrigger_worker.start import serve

serve()
