package dev.outrigger.scripthost.launch;

import java.util.Optional;

/**
 * Numbers of Linux's system calls on one architecture.
 *
 * @param audit the kernel's name of the architecture
 * @param denied refused whatever their arguments are
 */
record SystemCalls(int audit, int cloneCall, int clone3, int socket, int ioctl, int[] denied) {
    // System V's shared memory, semaphores and messages, POSIX's messages and files without a name
    // are memory that no limit of a process counts: they are refused for that.

    /**
     * Numbers that are the same everywhere, because the calls are younger than the separate tables.
     */
    private static final int[] DENIED_EVERYWHERE = {
        425, // io_uring_setup
        426, // io_uring_enter
        427, // io_uring_register
        428, // open_tree
        429, // move_mount
        430, // fsopen
        431, // fsconfig
        432, // fsmount
        433, // fspick
        438, // pidfd_getfd
        442, // mount_setattr
        443, // quotactl_fd
        447, // memfd_secret
    };

    private static final int[] DENIED_X86_64 = {
        29, // shmget
        57, // fork
        58, // vfork
        64, // semget
        68, // msgget
        101, // ptrace
        103, // syslog
        134, // uselib
        135, // personality
        136, // ustat
        139, // sysfs
        153, // vhangup
        154, // modify_ldt
        155, // pivot_root
        156, // _sysctl
        159, // adjtimex
        161, // chroot
        163, // acct
        164, // settimeofday
        165, // mount
        166, // umount2
        167, // swapon
        168, // swapoff
        169, // reboot
        170, // sethostname
        171, // setdomainname
        172, // iopl
        173, // ioperm
        175, // init_module
        176, // delete_module
        179, // quotactl
        212, // lookup_dcookie
        227, // clock_settime
        240, // mq_open
        246, // kexec_load
        248, // add_key
        249, // request_key
        250, // keyctl
        256, // migrate_pages
        272, // unshare
        279, // move_pages
        298, // perf_event_open
        300, // fanotify_init
        303, // name_to_handle_at
        304, // open_by_handle_at
        305, // clock_adjtime
        308, // setns
        310, // process_vm_readv
        311, // process_vm_writev
        312, // kcmp
        313, // finit_module
        319, // memfd_create
        320, // kexec_file_load
        321, // bpf
        322, // execveat
        323, // userfaultfd
    };

    private static final int[] DENIED_AARCH64 = {
        18, // lookup_dcookie
        39, // umount2
        40, // mount
        41, // pivot_root
        51, // chroot
        58, // vhangup
        60, // quotactl
        89, // acct
        92, // personality
        97, // unshare
        104, // kexec_load
        105, // init_module
        106, // delete_module
        112, // clock_settime
        116, // syslog
        117, // ptrace
        142, // reboot
        161, // sethostname
        162, // setdomainname
        170, // settimeofday
        171, // adjtimex
        180, // mq_open
        186, // msgget
        190, // semget
        194, // shmget
        217, // add_key
        218, // request_key
        219, // keyctl
        224, // swapon
        225, // swapoff
        238, // migrate_pages
        239, // move_pages
        241, // perf_event_open
        262, // fanotify_init
        264, // name_to_handle_at
        265, // open_by_handle_at
        266, // clock_adjtime
        268, // setns
        270, // process_vm_readv
        271, // process_vm_writev
        272, // kcmp
        273, // finit_module
        279, // memfd_create
        280, // bpf
        281, // execveat
        282, // userfaultfd
        294, // kexec_file_load
    };

    static Optional<SystemCalls> of(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" ->
                    Optional.of(
                            new SystemCalls(0xc000003e, 56, 435, 41, 16, joined(DENIED_X86_64)));
            case "aarch64", "arm64" ->
                    Optional.of(
                            new SystemCalls(0xc00000b7, 220, 435, 198, 29, joined(DENIED_AARCH64)));
            default -> Optional.empty();
        };
    }

    private static int[] joined(int[] own) {
        int[] all = java.util.Arrays.copyOf(own, own.length + DENIED_EVERYWHERE.length);
        System.arraycopy(DENIED_EVERYWHERE, 0, all, own.length, DENIED_EVERYWHERE.length);
        return all;
    }
}
