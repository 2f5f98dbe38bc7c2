/* Sends a message of SIZE bytes to an echo on TCP 127.0.0.1:PORT, waits until all of it is back, and does so again MICROSECONDS later, until its input ends.
   Prints how many times, and of the round trips the median, the 99th percentile and the worst, in milliseconds. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST 10000000

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(atoi(argv[1])), .sin_addr = { htonl(INADDR_LOOPBACK) } };
    size_t size = atoi(argv[2]);
    struct timespec pause = { 0, atol(argv[3]) * 1000 };
    double *trips = malloc(MOST * sizeof *trips);
    char *message = malloc(size), *back = malloc(size);
    int s = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    if (!trips || !message || !back || connect(s, (struct sockaddr *)&to, sizeof to) < 0)
        return 1;
    setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    memset(message, 'p', size);
    message[size - 1] = '\n';
    struct pollfd input = { .fd = 0, .events = POLLIN };
    long count = 0;
    while (count < MOST && ppoll(&input, 1, &pause, NULL) == 0) {
        double begin = now();
        if (send(s, message, size, 0) != (ssize_t)size || recv(s, back, size, MSG_WAITALL) != (ssize_t)size || memcmp(message, back, size) != 0)
            return 1;
        trips[count++] = now() - begin;
    }
    if (count == 0)
        return 1;
    qsort(trips, count, sizeof *trips, ascending);
    printf("%ld %.3f %.3f %.3f\n", count, trips[count / 2], trips[count * 99 / 100], trips[count - 1]);
    return 0;
}
