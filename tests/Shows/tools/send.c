/* Writes COUNT bytes, SIZE at a time, to TCP 127.0.0.1:PORT, ends its output, and waits until the other side has ended too.
   Prints the milliseconds until then. */
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(atoi(argv[1])), .sin_addr = { htonl(INADDR_LOOPBACK) } };
    int64_t left = atoll(argv[2]);
    size_t size = atoi(argv[3]);
    char *bytes = calloc(1, size);
    int s = socket(AF_INET, SOCK_STREAM, 0);
    if (!bytes || s < 0 || connect(s, (struct sockaddr *)&to, sizeof to) < 0)
        return 1;
    double begin = now();
    while (left > 0) {
        ssize_t sent = send(s, bytes, left < (int64_t)size ? (size_t)left : size, 0);
        if (sent < 0)
            return 1;
        left -= sent;
    }
    shutdown(s, SHUT_WR);
    while (recv(s, bytes, size, 0) > 0)
        ;
    printf("%.3f\n", now() - begin);
    return 0;
}
