// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/options.h"

#include <QString>

#include <vector>

namespace airdesk::demo {

struct Application
{
    QString id;
    QString name;
    QString clientId;
    QString clientSecret;
    qint64 createdAt = 0; //!< Seconds.
    bool foreign = false; //!< Of another user: never listed.
};

//! The applications of the played user. What an edition allows is decided by the routes.
class Applications
{
public:
    Applications(const Options &options, const QString &userName, qint64 nowSeconds);

    [[nodiscard]] const std::vector<Application> &all() const { return m_all; }
    [[nodiscard]] const Application *byId(const QString &id) const;
    [[nodiscard]] const Application *byClientId(const QString &clientId) const;
    [[nodiscard]] const Application &add(const QString &name, qint64 nowSeconds);
    bool remove(const QString &clientId);
    //! A new secret for the application; empty when there is none of that ID.
    QString changeSecret(const QString &clientId);

private:
    [[nodiscard]] QString newSecret() const;

    Edition m_edition;
    std::vector<Application> m_all;
};

} // namespace airdesk::demo
