// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/accesscheck.h"
#include "wizard/serverpage.h"

class QPushButton;
class QScrollArea;

namespace airdesk::ui {

class CheckList;

//! Step 2: can the address be used at all? One line a step; the failed one says what to do.
class AccessCheckPage : public ServerPage
{
    Q_OBJECT

public:
    explicit AccessCheckPage(NewServer *server, QWidget *parent = nullptr);

    [[nodiscard]] QString whyNotNext() const override;
    [[nodiscard]] QString hint() const override;
    bool validatePage() override;

Q_SIGNALS:
    //! A suggestion changed it.
    void addressChanged(const QUrl &address);

protected:
    void initializePage() override;

private:
    void start(AccessCheck::Step from = AccessCheck::Address);
    void take(const CheckSuggestion &suggestion);
    void chooseCaFile();
    void showProgress();
    [[nodiscard]] bool onlyLacksPassword() const;

    QScrollArea *m_area;
    CheckList *m_list;
    QPushButton *m_copy;
    QPushButton *m_again;
    QLabel *m_copied;
    QLabel *m_summary;
};

} // namespace airdesk::ui
