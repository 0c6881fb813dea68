"""Runs a command in a world whose kernel has no seccomp: a filter of our own
answers for it."""
import ctypes
import errno
import os
import sys

ALLOW, ERRNO = 0x7FFF0000, 0x00050000

library = ctypes.CDLL("libseccomp.so.2", use_errno=True)
library.seccomp_init.restype = ctypes.c_void_p
context = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(ALLOW)))
call = library.seccomp_syscall_resolve_name(b"seccomp")
if (library.seccomp_rule_add(context, ctypes.c_uint32(ERRNO | errno.ENOSYS),
                             call, ctypes.c_uint(0))
        or library.seccomp_load(context)):
    sys.exit("no filter could be loaded here")
os.execvp(sys.argv[1], sys.argv[1:])
