// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/serverpage.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace airdesk::ui {

//! Step 1: where the web app opens; below "More" a private CA and a proxy.
class AddressPage : public ServerPage
{
    Q_OBJECT

public:
    explicit AddressPage(NewServer *server, QWidget *parent = nullptr);

    void setAddress(const QString &typed);
    [[nodiscard]] QString whyNotNext() const override;
    bool validatePage() override;

private:
    void addMore();
    void check();
    void checkMore();
    void chooseCaFile();

    QLineEdit *m_address;
    QLabel *m_message;
    QCheckBox *m_consent;
    QToolButton *m_more;
    QWidget *m_moreBox;
    QLineEdit *m_caFile;
    QLabel *m_caMessage;
    QComboBox *m_proxyMode;
    QLineEdit *m_proxyHost;
    QSpinBox *m_proxyPort;
    QLineEdit *m_proxyUser;
    Result<ServerAddress> m_parsed;
    QString m_moreProblem;
};

} // namespace airdesk::ui
