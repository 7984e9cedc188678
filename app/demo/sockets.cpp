// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/sockets.h"

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace airdesk::demo {

namespace {

#ifdef _WIN32
using Socket = SOCKET;
constexpr std::intptr_t step = 4; // Handles are multiples of four.
constexpr std::intptr_t highest = 65536;
constexpr int bothWays = SD_BOTH;
#else
using Socket = int;
constexpr std::intptr_t step = 1;
constexpr std::intptr_t highest = 8192;
constexpr int bothWays = SHUT_RDWR;
#endif

//! Port of one end of a connection; -1 when this is not an IPv4 socket.
template <typename Query>
int portOf(Socket socket, Query query)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    if (query(socket, reinterpret_cast<sockaddr *>(&address), &size) != 0 || address.sin_family != AF_INET)
        return -1;
    return ntohs(address.sin_port);
}

//! Calls visit with every connection of that local port, until it returns false.
template <typename Visit>
void eachConnection(int localPort, int remotePort, Visit visit)
{
    for (std::intptr_t handle = 0; handle < highest; handle += step) {
        const auto socket = static_cast<Socket>(handle);
        if (portOf(socket, getsockname) != localPort)
            continue;
        const int peer = portOf(socket, getpeername);
        if (peer >= 0 && (remotePort == 0 || peer == remotePort) && !visit(socket))
            return;
    }
}

} // namespace

void closeConnections(int localPort, int remotePort)
{
    eachConnection(localPort, remotePort, [](Socket socket) {
        shutdown(socket, bothWays);
        return true;
    });
}

std::intptr_t connectionSocket(int localPort, int remotePort)
{
    std::intptr_t found = -1;
    eachConnection(localPort, remotePort, [&found](Socket socket) {
        found = static_cast<std::intptr_t>(socket);
        return false;
    });
    return found;
}

bool peerHasLeft(std::intptr_t socket)
{
#ifdef POLLRDHUP
    // Sees a close even behind unread bytes, such as the last word of a TLS connection.
    pollfd wanted{static_cast<Socket>(socket), POLLRDHUP, 0};
    return poll(&wanted, 1, 0) > 0 && (wanted.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
#else
    char byte = 0;
#ifdef _WIN32
    u_long waiting = 0;
    fd_set readable;
    FD_ZERO(&readable);
    FD_SET(static_cast<Socket>(socket), &readable);
    timeval now{0, 0};
    if (select(0, &readable, nullptr, nullptr, &now) <= 0 ||
        ioctlsocket(static_cast<Socket>(socket), FIONREAD, &waiting) != 0)
        return false;
    return waiting == 0 || recv(static_cast<Socket>(socket), &byte, 1, MSG_PEEK) <= 0;
#else
    return recv(static_cast<Socket>(socket), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
#endif
#endif
}

void allowQuickRebind(std::intptr_t socket)
{
    int yes = 1;
#ifdef _WIN32
    setsockopt(static_cast<Socket>(socket), SOL_SOCKET, SO_EXCLUSIVEADDRUSE,
               reinterpret_cast<const char *>(&yes), sizeof yes);
#else
    setsockopt(static_cast<Socket>(socket), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
#endif
}

} // namespace airdesk::demo
