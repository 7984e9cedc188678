// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/problembox.h"

#include "theme/flatcontrols.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"

#include <QAccessible>
#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <QWizard>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {

QString iconName(BannerKind kind)
{
    switch (kind) {
    case BannerKind::Warning:
        return u"warning"_s;
    case BannerKind::Fault:
        return u"fault"_s;
    case BannerKind::Good:
        return u"check"_s;
    case BannerKind::Note:
    case BannerKind::Plain:
        break;
    }
    return u"info"_s;
}

QLabel *addLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ProblemBox::ProblemBox(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_title(addLabel(u"problemTitle"_s, this))
    , m_text(addLabel(u"problemText"_s, this))
    , m_detail(addLabel(u"problemDetail"_s, this))
    , m_buttonRow(new QWidget(this))
    , m_buttons(new QHBoxLayout(m_buttonRow))
{
    m_title->setFont(fonts::semibold());
    m_detail->setFont(fonts::fixed());
    m_icon->setFixedSize(metrics::icon, metrics::icon);
    m_buttons->setContentsMargins(0, metrics::step, 0, 0);
    m_buttons->setSpacing(metrics::gap);
    auto *words = new QVBoxLayout;
    words->setSpacing(metrics::step);
    words->addWidget(m_title);
    words->addWidget(m_text);
    words->addWidget(m_detail);
    words->addWidget(m_buttonRow); // a layout without items would allow no width at all
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::groupMargin, metrics::gap, metrics::groupMargin, metrics::gap);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    connect(&theme(), &UiTheme::changed, this, &ProblemBox::recolor);
    hide();
}

void ProblemBox::present(BannerKind kind, const QString &title, const QString &text, const QString &detail,
                         const QList<Action> &actions)
{
    m_kind = kind;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (QWidget *old = item->widget()) {
            old->hide();
            old->deleteLater(); // it may be the one that was just clicked
        }
        delete item;
    }
    for (const Action &action : actions) {
        QPushButton *button = makeButton(action.text, {}, action.primary ? ButtonKind::Primary : ButtonKind::Normal, m_buttonRow);
        setSmall(button);
        button->setObjectName(action.id + u"Button"_s);
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { Q_EMIT triggered(id); });
        m_buttons->addWidget(button);
    }
    m_buttons->addStretch(1);
    m_buttonRow->setVisible(!actions.isEmpty());
    setAccessibleName(words());
    recolor();
    setVisible(true);
    // A dialog does not grow by itself for lines that wrap.
    QTimer::singleShot(0, this, [this] {
        auto *dialog = qobject_cast<QDialog *>(window());
        if (!dialog || qobject_cast<QWizard *>(dialog) || !dialog->layout())
            return;
        const int needed = dialog->layout()->totalHeightForWidth(dialog->width());
        if (needed > dialog->height())
            dialog->resize(dialog->width(), needed);
    });
    QAccessibleEvent said(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&said);
}

void ProblemBox::dismiss()
{
    setVisible(false);
    m_title->clear();
    m_text->clear();
    m_detail->clear();
    setAccessibleName({});
}

QString ProblemBox::words() const
{
    QStringList lines{m_title->text(), m_text->text(), m_detail->text()};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

void ProblemBox::recolor()
{
    const QColor ink = colors().banner(m_kind).ink;
    m_icon->setPixmap(iconPixmap(iconName(m_kind), metrics::icon, ink, devicePixelRatioF()));
    update();
}

void ProblemBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const BannerColors look = colors().banner(m_kind);
    flat::paintBox(&painter, rect(), look.ground, look.edge, metrics::radius);
}

} // namespace airdesk::ui
