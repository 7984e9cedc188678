// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace airdesk::ui {

//! Versions of what Airdesk is made of, to be read and copied.
class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(const QString &keychain, QWidget *parent = nullptr);

private:
    [[nodiscard]] QString asText() const;

    QList<std::pair<QString, QString>> m_facts;
};

} // namespace airdesk::ui
