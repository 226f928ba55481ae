"""The limit on the memory of scripts."""


def mapped():
    import resource

    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()


def trim():
    """Gives back what the C library keeps of what is free."""
    try:
        import ctypes

        ctypes.CDLL(None).malloc_trim(0)
    except (ImportError, OSError, AttributeError):
        # It counts as the process's own, then.
        return


class MemoryLimit:
    """Scripts may have so many bytes, besides what this process has mapped when none of them runs."""

    def __init__(self, bytes_allowed):
        self.allowed = bytes_allowed
        self.held = self.open = False

    def hold(self, for_good):
        """From now on; an error is a sentence. for_good: there is nothing left to load that it shall not count."""
        try:
            import resource

            limit = mapped() + self.allowed
            _, hard = resource.getrlimit(resource.RLIMIT_AS)
            if hard != resource.RLIM_INFINITY:
                limit = min(limit, hard)
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit if for_good else hard))
        except (ImportError, OSError, ValueError) as e:
            return "the memory limit cannot be set: %s" % e
        self.held = True
        return ""

    def lift(self):
        """For what is loaded, until settle; not for what a script does."""
        if self.held:
            import resource

            trim()
            _, hard = resource.getrlimit(resource.RLIMIT_AS)
            resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
            self.open = True

    def settle(self):
        """Holds again, where it was lifted; no script may run, nor have left what will be free."""
        if self.open:
            trim()
            self.open = False
            return self.hold(for_good=True)
        return ""
