// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace airdesk::ui {

//! The steps at the side of the wizard: done ones with a check, the current one marked, the rest numbered.
class WizardSteps : public QWidget
{
    Q_OBJECT

public:
    WizardSteps(const QStringList &names, const QString &footnote, QWidget *parent = nullptr);

    void setCurrent(int step);
    [[nodiscard]] int current() const { return m_current; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int rowHeight() const;

    QStringList m_names;
    QString m_footnote;
    int m_current = 0;
};

} // namespace airdesk::ui
