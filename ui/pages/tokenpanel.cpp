// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenpanel.h"

#include "auth/tokenfile.h"
#include "format.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/clipboard.h"
#include "widgets/keyvaluegrid.h"
#include "widgets/problembox.h"
#include "widgets/secretfield.h"
#include "widgets/tokenring.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString clockTime(const QDateTime &time) { return QLocale().toString(time.toLocalTime(), u"HH:mm:ss"_s); }

//! What the token says about itself; nothing secret is in these claims.
QString actsAs(const Secret &token)
{
    const QJsonObject claims = jwtClaims(token.reveal());
    QString who;
    for (const QString &claim : {u"name"_s, u"preferred_username"_s, u"email"_s}) {
        if (who.isEmpty())
            who = claims.value(claim).toString().trimmed().left(100);
    }
    const QString subject = claims.value(u"sub"_s).toString();
    const bool isNobody = subject.count(u'0') + subject.count(u'-') == subject.size();
    if (who.isEmpty() && !isNobody)
        who = TokenPanel::tr("user %1").arg(subject.left(60));
    QStringList roles;
    const QJsonArray named = claims.value(u"roles"_s).toArray();
    for (const QJsonValue &role : named)
        roles.append(role.toString().toLower().left(40));
    roles = roles.mid(0, 4);
    if (who.isEmpty() && roles.isEmpty())
        return TokenPanel::tr("the user who created the application");
    return who.isEmpty() ? roles.join(u", "_s) : (QStringList(who) + roles).join(u", "_s);
}

QString clocks(std::chrono::seconds skew)
{
    const auto apart = std::chrono::seconds(std::abs(skew.count()));
    if (apart <= 1s)
        return TokenPanel::tr("clocks agree");
    return skew.count() > 0 ? TokenPanel::tr("server clock is %1 ahead").arg(format::duration(apart))
                            : TokenPanel::tr("server clock is %1 behind").arg(format::duration(apart));
}

} // namespace

TokenPanel::TokenPanel(SecretClipboard *clipboard, QWidget *parent)
    : GroupBox(tr("Access token"), parent), m_clipboard(clipboard), m_pages(new QStackedWidget(this))
{
    setObjectName(u"tokenPanel"_s);
    setIcon(u"applications"_s);
    setMinimumWidth(440);
    m_resting = new QLabel(this);
    m_resting->setObjectName(u"tokenRestingLabel"_s);
    m_resting->setTextFormat(Qt::PlainText);
    m_resting->setWordWrap(true);
    m_resting->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_resting->setForegroundRole(QPalette::PlaceholderText);
    m_pages->addWidget(m_resting);
    m_pages->addWidget(makeTokenPage());
    m_problem = new ProblemBox(this);
    m_problem->setObjectName(u"tokenProblem"_s);
    body()->addWidget(m_problem);
    body()->addWidget(m_pages, 1);
    connect(this, &GroupBox::closeRequested, this, &TokenPanel::clear);
    connect(m_clipboard, &SecretClipboard::remaining, this, &TokenPanel::showClipboard);
    connect(m_clipboard, &SecretClipboard::ended, this, [this] {
        m_copied = false;
        showClipboard();
    });
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &TokenPanel::showTime);
    clear();
}

QWidget *TokenPanel::makeTokenPage()
{
    auto *page = new QWidget(this);
    m_ring = new TokenRing(96, page);
    m_ring->setObjectName(u"tokenRing"_s);
    m_caption = new QLabel(page);
    m_caption->setObjectName(u"tokenCaption"_s);
    m_caption->setAlignment(Qt::AlignHCenter);
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    m_field = new SecretField(page);
    m_field->setObjectName(u"tokenField"_s);
    m_field->setAccessibleName(tr("Access token"));
    m_field->setLines(2);
    m_field->setCopyVisible(false);
    m_copy = makeButton(tr("Copy token"), u"copy"_s, ButtonKind::Primary, page);
    m_copy->setObjectName(u"copyTokenButton"_s);
    m_copyHint = new QLabel(page);
    m_copyHint->setObjectName(u"copyTokenHint"_s);
    m_copyHint->setForegroundRole(QPalette::PlaceholderText);
    m_save = makeButton(tr("Save to file…"), u"save"_s, ButtonKind::Normal, page);
    m_save->setObjectName(u"saveTokenButton"_s);
    m_renew = makeButton(tr("Renew"), u"refresh"_s, ButtonKind::Normal, page);
    m_renew->setObjectName(u"renewTokenButton"_s);
    m_facts = new KeyValueGrid(page);
    connect(m_copy, &QPushButton::clicked, this, &TokenPanel::copy);
    connect(m_save, &QPushButton::clicked, this, &TokenPanel::chooseFile);
    connect(m_renew, &QPushButton::clicked, this, [this] { Q_EMIT renewWanted(m_subject.key); });

    auto *left = new QVBoxLayout;
    left->setSpacing(metrics::gap);
    left->addWidget(m_ring, 0, Qt::AlignHCenter);
    left->addWidget(m_caption);
    left->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::gap);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_copyHint);
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    buttons->addWidget(m_renew);
    auto *right = new QVBoxLayout;
    right->setSpacing(metrics::gap);
    right->addWidget(m_field);
    right->addLayout(buttons);
    right->addWidget(m_facts);
    right->addStretch(1);
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * metrics::groupGap);
    layout->addLayout(left);
    layout->addLayout(right, 1);
    return page;
}

void TokenPanel::setClipboardSeconds(int seconds)
{
    m_clipboardSeconds = seconds;
    showClipboard();
}

void TokenPanel::clear()
{
    m_second.stop();
    m_token.reset();
    m_subject = {};
    m_field->setSecret({});
    m_problem->dismiss();
    setTitle(tr("Access token"));
    setClosable(false);
    m_resting->setText(tr("Generate an access token for an application to try something with another tool. It is shown here, "
                          "hidden at first, and kept nowhere."));
    m_pages->setCurrentIndex(0);
}

void TokenPanel::showWaiting(const Subject &subject)
{
    if (!(m_subject.key == subject.key)) {
        clear();
        m_subject = subject;
        setTitle(tr("Access token for %1").arg(subject.name));
    }
    m_problem->dismiss();
    m_resting->setText(tr("The server is asked for a token…"));
    setReason(m_renew, tr("The server is asked for a token."));
}

void TokenPanel::showToken(const Subject &subject, const Result<AccessToken> &token)
{
    m_subject = subject;
    setTitle(tr("Access token for %1").arg(subject.name));
    setClosable(true);
    setReason(m_renew, {});
    if (!token) {
        const ApiError &error = token.error();
        m_problem->present(BannerKind::Fault, tr("No token was given"), error.message, error.detail);
        if (!m_token) {
            m_resting->clear();
            m_pages->setCurrentIndex(0);
        }
        return;
    }
    m_problem->dismiss();
    m_token = *token;
    m_copied = false;
    m_field->setSecret(token->value);
    m_pages->setCurrentIndex(1);
    m_second.start();
    showFacts();
    showClipboard();
    showTime();
    Q_EMIT message(tr("Access token for %1: %2.").arg(subject.name, format::duration(token->lifetime)));
}

void TokenPanel::showFacts()
{
    const AccessToken &token = *m_token;
    m_facts->setValue(u"issued"_s, tr("Issued"),
                      tr("%1, ends %2 (%3)").arg(clockTime(token.receivedAt), clockTime(token.endsAt()), clocks(token.skew)));
    m_facts->setValue(u"lifetime"_s, tr("Lifetime"),
                      token.lifetimeSaid ? format::duration(token.lifetime)
                                         : tr("not said by the server; %1 assumed").arg(format::duration(token.lifetime)));
    m_facts->setValue(u"actsAs"_s, tr("Acts as"), actsAs(token.value));
    m_facts->setValue(u"answeredBy"_s, tr("Answered by"),
                      tr("%1, %2").arg(token.answeredBy, format::milliseconds(token.answerTime)));
    m_facts->setValue(u"ifDeleted"_s, tr("If deleted"),
                      m_subject.endsWhenDeleted ? tr("this server ends its tokens at once")
                                                : tr("the token stays valid to its own end"));
}

bool TokenPanel::isExpired() const { return m_token && m_token->remaining() <= 0s; }

void TokenPanel::showTime()
{
    if (!m_token)
        return;
    const bool over = isExpired();
    m_ring->setLifetime(std::max(0s, m_token->remaining()), m_token->lifetime);
    m_caption->setText(over ? tr("Expired\nat %1").arg(clockTime(m_token->endsAt())) : tr("ends\nat %1").arg(clockTime(m_token->endsAt())));
    const QString why = over ? tr("The token has expired. Renew it.") : QString();
    setReason(m_copy, why);
    setReason(m_save, why);
    if (!over)
        return;
    m_second.stop();
    m_field->setShown(false);
    m_field->setEnabled(false);
    setTitle(tr("Access token for %1 (expired)").arg(m_subject.name));
}

void TokenPanel::showClipboard()
{
    m_field->setEnabled(m_token && !isExpired());
    if (m_copied && m_clipboard->holdsSecret())
        m_copyHint->setText(tr("copied, clears in %1 s").arg(m_clipboard->secondsLeft()));
    else
        m_copyHint->setText(tr("clears in %1 s").arg(m_clipboardSeconds));
}

void TokenPanel::copy()
{
    if (!m_token || isExpired())
        return;
    m_copied = true;
    m_clipboard->copy(m_token->value, std::chrono::seconds(m_clipboardSeconds));
    showClipboard();
}

void TokenPanel::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save access token"), QDir::home().filePath(tokenFileName(QDate::currentDate())));
    dialog->setObjectName(u"saveTokenDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(tokenFileName(QDate::currentDate()));
    connect(dialog, &QFileDialog::fileSelected, this, &TokenPanel::save);
    dialog->open();
}

void TokenPanel::save(const QString &fileName)
{
    if (!m_token || isExpired()) {
        m_problem->present(BannerKind::Warning, tr("The token expired before it was saved"), tr("Renew it, then save it."));
        return;
    }
    const Result<void> written = writeTokenFile(fileName, m_token->value);
    if (written)
        m_problem->present(BannerKind::Note, tr("Saved to %1").arg(QDir::toNativeSeparators(fileName)),
                           tr("Only you can read the file. Delete it when it is no longer needed."));
    else
        m_problem->present(BannerKind::Fault, tr("The token was not saved"), written.error().message);
}

} // namespace airdesk::ui
