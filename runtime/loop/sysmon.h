/* The service thread that watches the others. */
#ifndef RUNTIME_LOOP_SYSMON_H
#define RUNTIME_LOOP_SYSMON_H

/* Its thread, for ever. Runs on: g0, no slot. Holds: nothing. Allocates: no. Blocks: M. */
void sysmon(void);

#endif
