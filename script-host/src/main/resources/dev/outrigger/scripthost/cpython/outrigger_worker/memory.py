"""The limit on the memory of scripts."""


def mapped():
    import resource

    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()


class MemoryLimit:
    """Scripts may have so many bytes, besides what this process has mapped before any of them and for itself."""

    def __init__(self, bytes_allowed):
        self.allowed = bytes_allowed
        self.own = None

    def hold(self, for_good):
        """From now on; an error is a sentence. for_good: nothing is loaded any more that it shall not count."""
        try:
            import resource

            if self.own is None:
                self.own = mapped()
            limit = self.own + self.allowed
            _, hard = resource.getrlimit(resource.RLIMIT_AS)
            if hard != resource.RLIM_INFINITY:
                limit = min(limit, hard)
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit if for_good else hard))
        except (ImportError, OSError, ValueError) as e:
            return "the memory limit cannot be set: %s" % e
        return ""

    def beside(self, task):
        """What the task maps does not count. It gives an error as a sentence."""
        if self.own is None:
            return task()
        import resource

        before = mapped()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
        try:
            problem = task()
        finally:
            self.own += mapped() - before
            broken = self.hold(for_good=True)
        return problem or broken
