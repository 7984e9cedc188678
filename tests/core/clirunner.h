// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demoserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace airdesk::test {

//! What one call of airdesk-cli said and how it ended.
struct CliResult
{
    int exitCode = -1; //!< -1: it crashed or did not end
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonArray rows() const { return QJsonDocument::fromJson(out).array(); }
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    //! For QVERIFY2.
    [[nodiscard]] QByteArray all() const { return "exit " + QByteArray::number(exitCode) + '\n' + out + err; }
};

//! Runs the real program, with a folder of its own for its files.
class CliRunner
{
public:
    CliRunner()
    {
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"AIRDESK_CLIENT_ID", "AIRDESK_CLIENT_SECRET", "AIRDESK_NO_AUTH"})
            m_environment.remove(QString::fromLatin1(name));
    }

    void setVariable(const char *name, const QString &value) { m_environment.insert(QString::fromLatin1(name), value); }
    void removeVariable(const char *name) { m_environment.remove(QString::fromLatin1(name)); }
    //! From now on every call goes to this server, nothing stored.
    void useAdHoc(const demo::DemoServer &server)
    {
        m_front = {QStringLiteral("--url"), server.url().toString()};
        if (server.clientId().isEmpty()) {
            setVariable("AIRDESK_NO_AUTH", QStringLiteral("1"));
        } else {
            setVariable("AIRDESK_CLIENT_ID", server.clientId());
            setVariable("AIRDESK_CLIENT_SECRET", server.clientSecret());
        }
    }
    [[nodiscard]] QString configDir() const { return m_dir.path(); }

    [[nodiscard]] std::unique_ptr<QProcess> launch(const QStringList &words, bool withFront = true)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(m_environment);
        process->setProgram(qEnvironmentVariable("AIRDESK_BIN_DIR") + QStringLiteral("/airdesk-cli"));
        process->setArguments(QStringList{QStringLiteral("--config-dir"), m_dir.path()} + (withFront ? m_front : QStringList()) + words);
        process->start();
        return process;
    }

    CliResult operator()(const QStringList &words, const QByteArray &input = {}, bool withFront = true)
    {
        const auto process = launch(words, withFront);
        process->write(input);
        process->closeWriteChannel();
        return wait(*process);
    }
    //! Without --url.
    CliResult saved(const QStringList &words, const QByteArray &input = {}) { return (*this)(words, input, false); }

    static CliResult wait(QProcess &process)
    {
        CliResult result;
        if (!process.waitForFinished(60000)) {
            process.kill();
            process.waitForFinished();
        } else if (process.exitStatus() == QProcess::NormalExit) {
            result.exitCode = process.exitCode();
        }
        result.out = process.readAllStandardOutput();
        result.err = process.readAllStandardError();
        return result;
    }

private:
    QTemporaryDir m_dir;
    QProcessEnvironment m_environment;
    QStringList m_front;
};

//! A small, still server; syncs take a second or so.
inline demo::Options stillServer(int connections = 25)
{
    demo::Options options;
    options.connections = connections;
    options.historyRuns = 2;
    options.schedules = false;
    options.timeScale = 50;
    return options;
}

inline QStringList valuesOf(const QJsonArray &rows, const QString &field)
{
    QStringList values;
    for (const QJsonValue &row : rows)
        values.append(row.toObject().value(field).toVariant().toString());
    return values;
}

} // namespace airdesk::test
