/* A disk that answers no flush while a file lies at BANGFU_STALLED: what waits for the disk waits, all else goes on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_for_the_disk(void) {
    const char *stalled = getenv("BANGFU_STALLED");
    while (stalled && access(stalled, F_OK) == 0) usleep(10000);
}

int fsync(int file) {
    static int (*next)(int);
    if (!next) next = dlsym(RTLD_NEXT, "fsync");
    wait_for_the_disk();
    return next(file);
}

int fdatasync(int file) {
    static int (*next)(int);
    if (!next) next = dlsym(RTLD_NEXT, "fdatasync");
    wait_for_the_disk();
    return next(file);
}
