// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/kind.h"
#include "support/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace airdesk::cli {

enum class Format { Table, Json, Csv };

enum class Command {
    Help,
    Version,
    ServerAdd,
    ServerList,
    ServerRemove,
    ServerUse,
    Check,
    Token,
    List,
    Get,
    Sync,
    Cancel,
    ApplicationCreate,
    ApplicationDelete,
};

//! A command line that makes sense.
struct Arguments
{
    Command command = Command::Help;
    std::optional<Command> helpTopic; //!< for Help; nullopt: all commands
    QStringList operands; //!< names and IDs, without the command's own words and KIND
    std::optional<Kind> kind; //!< for List and Get

    QString configDir;
    QString server; //!< name or ID
    Format format = Format::Table;
    bool verbose = false;

    // A server that is not stored, or is to be.
    QString url;
    QString clientId;
    QString basicUser;
    QString caFile;
    bool noAuth = false;
    bool allowHttp = false;
    bool secretFromStdin = false;

    // Filters of List.
    QString workspace;
    QString status;
    QString tag;
    QString name;
    QString connection;

    bool wait = false;
    int parallel = 1;
    bool yes = false;
    bool showSecret = false;

    //! --url was given to a command that works on a server.
    [[nodiscard]] bool isAdHoc() const { return !url.isEmpty() && command != Command::ServerAdd; }
};

//! Why a command line makes no sense, and what to look at.
struct UsageError
{
    QString message;
    QString hint;
};

//! `words` without the program's name.
[[nodiscard]] Result<Arguments, UsageError> parseArguments(const QStringList &words);

//! Translated; for the topic alone, or all of it.
[[nodiscard]] QString helpText(std::optional<Command> topic);

//! Of text that came from outside, for messages: one short line without control characters.
[[nodiscard]] QString shortened(const QString &text);

} // namespace airdesk::cli
