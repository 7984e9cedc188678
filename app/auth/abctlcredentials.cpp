// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/abctlcredentials.h"

#include "support/scrubber.h"

#include <QStandardPaths>

namespace airdesk {

using namespace Qt::StringLiterals;

AbctlCredentials::AbctlCredentials(QObject *parent) : QObject(parent)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice()); // it must not wait for an answer nobody can give
    m_limit.setSingleShot(true);
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        finish(status == QProcess::NormalExit && code == 0);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(tr("abctl could not be started. Paste its output instead."), m_process.errorString());
    });
    connect(&m_limit, &QTimer::timeout, this, [this] {
        fail(tr("abctl did not end within %1 seconds. Check that the local installation runs.").arg(timeLimitSeconds));
        m_process.kill();
    });
}

AbctlCredentials::~AbctlCredentials()
{
    m_isOver = true;
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished(200); // a killed process ends at once; QProcess warns about one that still runs
    }
}

QString AbctlCredentials::program() { return QStandardPaths::findExecutable(u"abctl"_s); }

void AbctlCredentials::run()
{
    if (isRunning())
        return;
    m_isOver = false;
    const QString abctl = program();
    if (abctl.isEmpty()) {
        QTimer::singleShot(0, this, [this] { fail(tr("abctl is not installed on this computer. Paste the credentials instead.")); });
        return;
    }
    m_limit.start(std::chrono::seconds(timeLimitSeconds));
    m_process.start(abctl, {u"local"_s, u"credentials"_s});
}

void AbctlCredentials::finish(bool endedWell)
{
    const QString output = QString::fromUtf8(m_process.readAll());
    if (m_isOver)
        return;
    const Result<CredentialPair> pair = readCredentialText(output);
    if (endedWell && pair) {
        m_isOver = true;
        m_limit.stop();
        Q_EMIT found(*pair);
        return;
    }
    // Its last words usually say what is missing; a pair among them is not shown.
    const QString words = pair ? QString() : scrubber::scrub(plainTerminalText(output).simplified().right(400));
    fail(endedWell ? tr("abctl printed no client ID and client secret. Its version may be too old; paste the credentials instead.")
                   : tr("abctl could not read the credentials. Check that the local installation runs."),
         words);
}

void AbctlCredentials::fail(const QString &message, const QString &detail)
{
    if (std::exchange(m_isOver, true))
        return;
    m_limit.stop();
    Q_EMIT failed(ApiError::make(ApiError::Kind::Invalid, message, detail));
}

} // namespace airdesk
