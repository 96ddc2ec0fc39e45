/* The service thread that watches the others. */
#ifndef RUNTIME_LOOP_SYSMON_H
#define RUNTIME_LOOP_SYSMON_H

/* Its thread: for ever. Runs on: its own stack, without a slot. */
void sysmon(void);

#endif
