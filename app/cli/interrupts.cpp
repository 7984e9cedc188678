// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupts.h"

#include <QSocketNotifier>

#include <atomic>
#include <csignal>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace airdesk::cli {
namespace {

std::atomic<bool> happenedOnce{false};
std::atomic<Interrupts *> receiver{nullptr};

#ifdef Q_OS_WIN

BOOL WINAPI onControl(DWORD kind)
{
    if (kind != CTRL_C_EVENT && kind != CTRL_BREAK_EVENT)
        return FALSE;
    if (happenedOnce.exchange(true))
        return FALSE;
    if (Interrupts *target = receiver)
        QMetaObject::invokeMethod(target, &Interrupts::interrupted, Qt::QueuedConnection);
    return TRUE;
}

#else

int pipeEnds[2] = {-1, -1};

// May only do what is safe in a signal handler.
void onSignal(int)
{
    happenedOnce = true;
    const char mark = 1;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &mark, 1);
}

#endif

} // namespace

Interrupts::Interrupts(QObject *parent) : QObject(parent)
{
    receiver = this;
#ifdef Q_OS_WIN
    SetConsoleCtrlHandler(onControl, TRUE);
#else
    if (pipe(pipeEnds) != 0)
        return;
    for (const int fd : pipeEnds)
        fcntl(fd, F_SETFD, FD_CLOEXEC);
    m_notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT interrupted();
    });
    struct sigaction action{};
    action.sa_handler = onSignal;
    // No restart: a question on the terminal is given up. Once only: the next one ends the program.
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
#endif
}

Interrupts::~Interrupts()
{
    receiver = nullptr;
#ifndef Q_OS_WIN
    std::signal(SIGINT, SIG_DFL);
    delete m_notifier;
    for (int &fd : pipeEnds) {
        if (fd >= 0)
            ::close(fd);
        fd = -1;
    }
#endif
}

bool Interrupts::happened() { return happenedOnce; }

} // namespace airdesk::cli
