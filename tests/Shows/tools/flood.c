/* Sends COUNT datagrams of SIZE bytes at RATE a second to 127.0.0.1:PORT, evenly, from a connected socket. Each begins with its number.
   Prints how many the kernel took, and in how many milliseconds. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(atoi(argv[1])), .sin_addr = { htonl(INADDR_LOOPBACK) } };
    int64_t count = atoll(argv[2]), rate = atoll(argv[3]), sent = 0;
    size_t size = atoi(argv[4]);
    char datagram[65536] = { 0 };
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    if (size > sizeof datagram || s < 0 || connect(s, (struct sockaddr *)&to, sizeof to) < 0)
        return 1;
    int64_t begin = now();
    for (int64_t i = 0; i < count; i++) {
        int64_t due = begin + i * 1000000000LL / rate, early = due - now();
        if (early > 200000) {
            struct timespec pause = { 0, early };
            nanosleep(&pause, NULL);
        }
        memcpy(datagram, &i, sizeof i < size ? sizeof i : size);
        sent += send(s, datagram, size, 0) == (ssize_t)size;
    }
    printf("sent %lld in %lld ms\n", (long long)sent, (long long)((now() - begin) / 1000000));
    return 0;
}
