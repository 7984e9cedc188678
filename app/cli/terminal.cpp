// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#endif

#include <algorithm>

namespace airdesk::cli::terminal {
namespace {

constexpr qsizetype longestLine = 10000;

void say(const QString &text)
{
    const QByteArray bytes = text.toLocal8Bit();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

//! Switches the terminal's echo off while it lives.
class NoEcho
{
public:
#ifdef Q_OS_WIN
    NoEcho() : m_input(GetStdHandle(STD_INPUT_HANDLE))
    {
        m_works = GetConsoleMode(m_input, &m_before) != 0 && SetConsoleMode(m_input, m_before & ~DWORD(ENABLE_ECHO_INPUT)) != 0;
    }
    ~NoEcho()
    {
        if (m_works)
            SetConsoleMode(m_input, m_before);
    }
#else
    NoEcho()
    {
        m_works = tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_works)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_works = tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
    }
    ~NoEcho()
    {
        if (m_works)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
#endif
    NoEcho(const NoEcho &) = delete;
    NoEcho &operator=(const NoEcho &) = delete;
    [[nodiscard]] bool works() const { return m_works; }

private:
    bool m_works = false;
#ifdef Q_OS_WIN
    HANDLE m_input;
    DWORD m_before = 0;
#else
    termios m_before{};
#endif
};

bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

} // namespace

bool isTerminal(std::FILE *stream)
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stream)) != 0;
#else
    return isatty(fileno(stream)) != 0;
#endif
}

int width(std::FILE *stream)
{
    constexpr int usual = 80;
    if (!isTerminal(stream))
        return 0;
#ifdef Q_OS_WIN
    CONSOLE_SCREEN_BUFFER_INFO info;
    if (GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &info))
        return std::max(20, info.srWindow.Right - info.srWindow.Left);
#else
    winsize size{};
    if (ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return std::max(20, int(size.ws_col));
#endif
    return usual;
}

int columnsOf(const QString &text)
{
    int columns = 0;
    const QList<uint> points = text.toUcs4();
    for (const uint point : points) {
        const auto category = QChar::category(char32_t(point));
        const bool isMark = category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || category == QChar::Other_Format;
        columns += isMark ? 0 : isWide(char32_t(point)) ? 2 : 1;
    }
    return columns;
}

std::optional<QByteArray> readLine(qsizetype most)
{
    QByteArray line;
    for (;;) {
        const int c = std::fgetc(stdin);
        if (c == EOF) {
            if (line.isEmpty())
                return std::nullopt;
            break;
        }
        if (c == '\n')
            break;
        if (line.size() <= most) // one more than allowed shows that it is too long
            line.append(char(c));
    }
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

std::optional<QByteArray> ask(const QString &question)
{
    say(question);
    return readLine(longestLine);
}

std::optional<Secret> askSecret(const QString &question)
{
    say(question);
    std::optional<QByteArray> line;
    {
        const NoEcho quiet;
        if (quiet.works())
            line = readLine(longestLine);
    }
    say(QStringLiteral("\n"));
    if (!line)
        return std::nullopt;
    Secret secret(*line);
    line->fill('\0');
    return secret;
}

} // namespace airdesk::cli::terminal
