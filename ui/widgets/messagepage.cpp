// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messagepage.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/spinner.h"
#include "theme/theme.h"
#include "widgets/buttons.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace airdesk::ui {

namespace {
constexpr int textWidth = 420;
constexpr int detailsWidth = 520;
} // namespace

//! The icon; painted when needed, so that it follows theme and screen.
class MessagePage::Symbol : public QWidget
{
public:
    explicit Symbol(QWidget *parent) : QWidget(parent) { setFixedSize(metrics::pageIcon, metrics::pageIcon); }

    void set(const QString &name, Tone tone)
    {
        m_name = name;
        m_tone = tone;
        update();
    }
    void setTurning(bool turning) { m_turning = turning; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(&painter, rect(), m_name, toneColor(m_tone), m_turning ? spinner().degrees() : 0);
        if (m_turning)
            spinner().repaintAtNextStep(this);
    }

private:
    QString m_name;
    Tone m_tone = Tone::Secondary;
    bool m_turning = false;
};

MessagePage::MessagePage(QWidget *parent)
    : QWidget(parent), m_symbol(new Symbol(this)), m_title(new QLabel(this)), m_text(new QLabel(this)),
      m_buttons(new QHBoxLayout), m_detailsButton(makeButton(tr("Details"), u"chevron-right"_s, ButtonKind::Flat, this)),
      m_copyButton(makeButton(tr("Copy"), u"copy"_s, ButtonKind::Flat, this)), m_details(new QPlainTextEdit(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(fonts::semibold());
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setFont(fonts::secondary());
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(textWidth);
    m_details->setReadOnly(true);
    m_details->setFont(fonts::fixed());
    m_details->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_details->setMaximumWidth(detailsWidth);
    m_details->setMinimumWidth(std::min(textWidth, detailsWidth));
    m_details->setFixedHeight(QFontMetrics(fonts::fixed()).lineSpacing() * 8 + 12);
    m_details->setAccessibleName(tr("Details"));
    m_details->setTabChangesFocus(true);
    m_detailsButton->setObjectName(u"detailsButton"_s);
    m_copyButton->setObjectName(u"copyDetailsButton"_s);
    m_details->setObjectName(u"detailsText"_s);
    connect(m_detailsButton, &QPushButton::clicked, this, [this] { showDetails(!areDetailsShown()); });
    connect(m_copyButton, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_details->toPlainText()); });

    m_buttons->setSpacing(metrics::gap);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::gap);
    line->addStretch();
    line->addLayout(m_buttons);
    line->addWidget(m_detailsButton);
    line->addWidget(m_copyButton);
    line->addStretch();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin, metrics::pageMargin);
    layout->setSpacing(metrics::gap);
    layout->addStretch(2);
    layout->addWidget(m_symbol, 0, Qt::AlignHCenter);
    layout->addSpacing(metrics::step);
    layout->addWidget(m_title);
    auto *middle = new QHBoxLayout; // an aligned label would not get the height its lines need
    middle->addStretch();
    middle->addWidget(m_text);
    middle->addStretch();
    layout->addLayout(middle);
    layout->addSpacing(metrics::step);
    layout->addLayout(line);
    layout->addWidget(m_details, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    setDetails({});
}

void MessagePage::setMessage(const QString &icon, Tone tone, const QString &title, const QString &text)
{
    m_symbol->set(icon, tone);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void MessagePage::setTurning(bool turning) { m_symbol->setTurning(turning); }

void MessagePage::setButtons(const QList<Button> &buttons)
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // one of them may be what was clicked
        delete item;
    }
    for (const Button &wanted : buttons) {
        QPushButton *button = makeButton(wanted.text, wanted.icon,
                                         wanted.primary ? ButtonKind::Primary : ButtonKind::Normal, this);
        button->setObjectName(wanted.id);
        connect(button, &QPushButton::clicked, this, [this, id = wanted.id] { Q_EMIT triggered(id); });
        m_buttons->addWidget(button);
    }
}

void MessagePage::setDetails(const QString &details)
{
    m_details->setPlainText(details);
    m_detailsButton->setVisible(!details.isEmpty());
    showDetails(false);
}

void MessagePage::showDetails(bool shown)
{
    m_details->setVisible(shown);
    m_copyButton->setVisible(shown);
    m_detailsButton->setIcon(icon(shown ? u"chevron-down"_s : u"chevron-right"_s));
    m_detailsButton->setAccessibleDescription(shown ? tr("Unfolded") : tr("Folded"));
}

bool MessagePage::areDetailsShown() const { return !m_details->isHidden(); }

QString MessagePage::title() const { return m_title->text(); }
QString MessagePage::text() const { return m_text->text(); }

} // namespace airdesk::ui
