// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <span>

namespace airdesk::demo {

//! A connector the demo data use.
struct Connector
{
    enum class Shape { Database, Api, Files, Warehouse };
    QLatin1StringView type; //!< Empty for a custom one.
    QLatin1StringView label;
    Shape shape;
    QLatin1StringView streams; //!< Comma separated; empty for destinations.
};

[[nodiscard]] std::span<const Connector> sourceConnectors();
[[nodiscard]] std::span<const Connector> destinationConnectors();

//! A name a person could have given, such as "Orders OLTP" or "Stripe billing".
[[nodiscard]] QString actorName(const Connector &connector, bool source, quint64 hash, int number);
//! A believable configuration with its secrets masked.
[[nodiscard]] QJsonObject actorConfiguration(const Connector &connector, const QString &name, quint64 hash);
[[nodiscard]] QString workspaceName(int number);
//! Awkward but legal names for the first connections; empty when this one has an ordinary name.
[[nodiscard]] QString awkwardConnectionName(int number);

} // namespace airdesk::demo
