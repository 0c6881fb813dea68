/* What a process gives up before it reads what comes from outside. */
#ifndef NIANBAO_BASE_JAIL_H
#define NIANBAO_BASE_JAIL_H

#include <stdbool.h>

#include "pipeline/base/err.h"

/* Whether the kernel can hold a process to a list of system calls. */
bool jail_available(void);

/* For this process and all it forks: no privileges by exec, no core, no bytes
 * into any file; and where the kernel has Landlock no path can be opened any
 * more. What is open stays open. */
void jail_shut_paths(void);

/* For good: every descriptor but `channel` is closed, and from here on the
 * process may read descriptors it is sent, talk on `channel`, take and return
 * memory, set its timer of processor time, and end. Any other system call ends
 * it with SIGSYS. What loads something when first used (encodings, machine
 * code) must have been used before. FAULT_BUG if the kernel refused: then
 * nothing from outside may be read. */
enum status jail_enter(int channel, struct err *err);

#endif
