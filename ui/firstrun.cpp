// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "firstrun.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QCommandLinkButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int columnWidth = 480;

//! The two big choices: drawn alike on every desktop, focus seen at once.
class ChoiceButton : public QCommandLinkButton
{
public:
    ChoiceButton(const QString &text, const QString &description, const QString &symbol, QWidget *parent)
        : QCommandLinkButton(text, description, parent), m_symbol(symbol)
    {
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAccessibleDescription(description);
    }
    QSize sizeHint() const override
    {
        const int lines = QFontMetrics(fonts::semibold()).height() + 2 * QFontMetrics(fonts::secondary()).height();
        return {columnWidth, lines + 40};
    }
    QSize minimumSizeHint() const override { return {240, sizeHint().height()}; }
    int heightForWidth(int) const override { return sizeHint().height(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colors &c = colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        const bool focused = hasFocus();
        painter.setBrush(!isEnabled() ? c.window : isDown() ? c.press : focused ? c.banner(BannerKind::Note).ground : underMouse() ? c.hover : c.raised);
        painter.setPen(QPen(focused ? c.accent : c.button, 1));
        painter.drawRoundedRect(frame, metrics::groupRadius, metrics::groupRadius);
        const QColor ink = isEnabled() ? c.text : c.disabled;
        paintIcon(&painter, QRectF(22, frame.center().y() - 10, 20, 20), m_symbol, isEnabled() ? c.accentText : c.disabled);
        paintIcon(&painter, QRectF(width() - 36, frame.center().y() - 8, 16, 16), u"chevron-right"_s, ink);
        const int left = 60;
        const int room = width() - left - 48;
        const QFontMetrics big(fonts::semibold());
        const QFontMetrics small(fonts::secondary());
        const int top = int(frame.center().y()) - (big.height() + 2 * small.height() + 2) / 2;
        painter.setFont(fonts::semibold());
        painter.setPen(ink);
        painter.drawText(QRect(left, top, room, big.height()), Qt::AlignLeft | Qt::AlignVCenter, text());
        painter.setFont(fonts::secondary());
        painter.setPen(isEnabled() ? c.secondary : c.disabled);
        painter.drawText(QRect(left, top + big.height() + 2, room, 2 * small.height()), Qt::AlignLeft | Qt::TextWordWrap, description());
    }

private:
    QString m_symbol;
};

} // namespace

FirstRun::FirstRun(const QString &keychain, bool demo, QWidget *parent)
    : QWidget(parent), m_symbol(new QLabel(this)), m_notice(new QLabel(this))
{
    setObjectName(u"firstRun"_s);
    auto *title = new QLabel(tr("Look after your Airbyte servers"), this);
    title->setObjectName(u"firstRunTitle"_s);
    QFont big = fonts::semibold();
    big.setPixelSize(QFontInfo(big).pixelSize() + 9);
    title->setFont(big);
    auto *text = new QLabel(tr("Every server, workspace and sync in one window. Credentials are kept in this computer's keychain "
                               "and never in a file."), this);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    m_notice->setObjectName(u"firstRunNotice"_s);
    m_notice->setWordWrap(true);
    m_notice->setVisible(false);

    m_add = new ChoiceButton(tr("Add a server"),
                             tr("Self-managed, Cloud or a local abctl installation. Takes about a minute; the access is checked step by step."),
                             u"server"_s, this);
    m_add->setObjectName(u"addServerCommandButton"_s);
    m_demo = new ChoiceButton(tr("Try the demo"),
                              tr("A made-up server with 240 connections runs inside this window. Nothing is saved and nothing leaves this computer."),
                              u"demo"_s, this);
    m_demo->setObjectName(u"tryDemoCommandButton"_s);
    m_demo->setVisible(!demo);

    auto *dot = new QLabel(this);
    dot->setObjectName(u"keychainDotLabel"_s);
    auto *keeps = new QLabel(tr("Secrets are kept in"), this);
    auto *backend = new QLabel(keychain, this);
    backend->setObjectName(u"keychainNameLabel"_s);
    backend->setTextFormat(Qt::PlainText);
    backend->setFont(fonts::medium());
    auto *link = new QLabel(u"<a href='#'>%1</a>"_s.arg(tr("How secrets are kept").toHtmlEscaped()), this);
    link->setObjectName(u"howSecretsLabel"_s);
    link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(link, &QLabel::linkActivated, this, &FirstRun::howSecretsRequested);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(metrics::iconGap);
    foot->addWidget(dot);
    foot->addWidget(keeps);
    foot->addWidget(backend, 1);
    foot->addWidget(link);
    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::gap);
    column->addStretch(1);
    column->addWidget(m_symbol);
    column->addSpacing(metrics::gap);
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(m_notice);
    column->addSpacing(metrics::gap);
    column->addWidget(m_add);
    column->addWidget(m_demo);
    column->addSpacing(metrics::gap);
    column->addWidget(line);
    column->addLayout(foot);
    column->addStretch(1);
    auto *middle = new QWidget(this);
    middle->setLayout(column);
    middle->setMaximumWidth(columnWidth);
    auto *layout = new QHBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(middle, 100);
    layout->addStretch(1);

    connect(m_add, &QCommandLinkButton::clicked, this, &FirstRun::addServerRequested);
    connect(m_demo, &QCommandLinkButton::clicked, this, &FirstRun::demoRequested);
    connect(&theme(), &UiTheme::changed, this, &FirstRun::recolor);
    setTabOrder(m_add, m_demo);
    setTabOrder(m_demo, link);
    recolor();
}

void FirstRun::focusFirst() { m_add->setFocus(Qt::OtherFocusReason); }

void FirstRun::setNotice(const QString &text)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

void FirstRun::recolor()
{
    m_symbol->setPixmap(iconPixmap(u"desktop"_s, 44, colors().accentText, devicePixelRatioF()));
    if (QLabel *dot = findChild<QLabel *>(u"keychainDotLabel"_s))
        dot->setPixmap(iconPixmap(u"lock"_s, 14, colors().status(RunStatus::Succeeded), devicePixelRatioF()));
    QPalette warn = palette();
    warn.setColor(QPalette::WindowText, colors().status(RunStatus::Retrying));
    m_notice->setPalette(warn);
}

void FirstRun::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().base);
}

} // namespace airdesk::ui
