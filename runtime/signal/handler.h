/* Handlers of signals. */
#ifndef RUNTIME_SIGNAL_HANDLER_H
#define RUNTIME_SIGNAL_HANDLER_H

/* Installs the handlers that the runtime needs for itself. Runs on: the first stack, at boot. */
void handler_start(void);

#endif
