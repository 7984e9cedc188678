// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/accesscheck.h"
#include "cli/commands/commands.h"
#include "cli/context.h"
#include "cli/terminal.h"

#include <QCoreApplication>

namespace airdesk::cli {
namespace {

QString text(const char *source) { return QCoreApplication::translate("CheckCommand", source); }

// For scripts, so not translated.
QString keyOf(AccessCheck::Step step)
{
    switch (step) {
    case AccessCheck::Address:
        return QStringLiteral("address");
    case AccessCheck::NameLookup:
        return QStringLiteral("nameLookup");
    case AccessCheck::Proxy:
        return QStringLiteral("proxy");
    case AccessCheck::Tls:
        return QStringLiteral("tls");
    case AccessCheck::Root:
        return QStringLiteral("apiRoot");
    case AccessCheck::Token:
        return QStringLiteral("accessToken");
    case AccessCheck::Lifetime:
        return QStringLiteral("lifetimeAndClock");
    case AccessCheck::WhoAmI:
        return QStringLiteral("whoAmI");
    case AccessCheck::Workspaces:
        return QStringLiteral("workspaces");
    case AccessCheck::MayStartSyncs:
        break;
    }
    return QStringLiteral("mayStartSyncs");
}

QString keyOf(CheckStep::State state)
{
    switch (state) {
    case CheckStep::State::Pending:
    case CheckStep::State::Running:
        return QStringLiteral("pending");
    case CheckStep::State::Passed:
        return QStringLiteral("passed");
    case CheckStep::State::Warning:
        return QStringLiteral("warning");
    case CheckStep::State::Failed:
        return QStringLiteral("failed");
    case CheckStep::State::Skipped:
        break;
    }
    return QStringLiteral("skipped");
}

// What the suggestion is called here.
QString optionFor(const CheckSuggestion &suggestion)
{
    using Kind = CheckSuggestion::Kind;
    switch (suggestion.kind) {
    case Kind::UseAddress:
    case Kind::CorrectAddress:
        return QStringLiteral("--url ") + suggestion.address.toString();
    case Kind::AllowHttp:
        return QStringLiteral("--allow-http");
    case Kind::ChooseCaFile:
        return QStringLiteral("--ca-file FILE");
    case Kind::UseBasicAuth:
        return QStringLiteral("--basic USER");
    case Kind::UseNoAuth:
        return QStringLiteral("--no-auth");
    case Kind::AcceptCertificate: // looked at and accepted in the window only
    case Kind::EnterCredentials:
    case Kind::EnterWorkspace:
        break;
    }
    return {};
}

//! One run of `check`: prints every step as soon as it is over.
class CheckRun : public QObject
{
public:
    explicit CheckRun(Context *context) : QObject(context), m_context(context) {}

    void start(const ServerProfile &profile, const Secret &secret, std::optional<ApiError> noSecret)
    {
        m_noSecret = std::move(noSecret);
        m_context->out().beginList({{text("STEP"), QStringLiteral("step"), Column::Form::Text, false},
                                    {text("STATE"), QStringLiteral("state"), Column::Form::Text, false},
                                    {text("RESULT"), QStringLiteral("result"), Column::Form::Text, true}});
        m_context->setInterruptHandler([this] { m_context->out().endList(); });
        connect(&m_check, &AccessCheck::stepChanged, this, [this](int step) { changed(AccessCheck::Step(step)); });
        connect(&m_check, &AccessCheck::finished, this, &CheckRun::finished);
        m_check.setServer(profile, secret);
        m_check.start();
    }

private:
    void changed(AccessCheck::Step step)
    {
        // Steps end in their order; what waits for another one is printed at the end.
        const CheckStep &now = m_check.step(step);
        if (now.isOver() && step == m_printed) {
            print(step);
            ++m_printed;
        }
    }

    void print(AccessCheck::Step step)
    {
        const CheckStep &now = m_check.step(step);
        if (m_context->out().format() != Format::Table) {
            QJsonObject row{{QStringLiteral("step"), keyOf(step)}, {QStringLiteral("state"), keyOf(now.state)}};
            const auto add = [&row](const char *key, const QString &value) {
                if (!value.isEmpty())
                    row.insert(QString::fromLatin1(key), value);
            };
            add("title", now.title);
            add("result", now.result);
            add("whatHappened", now.whatHappened);
            add("meaning", now.meaning);
            add("remedy", now.remedy);
            if (now.elapsed)
                row.insert(QStringLiteral("milliseconds"), qint64(now.elapsed->count()));
            m_context->out().row(row);
            return m_context->out().flush();
        }
        QString line = QStringLiteral("%1  %2  %3").arg(AccessCheck::stateWord(now.state), -11).arg(now.title, -20).arg(printable(now.result));
        if (now.elapsed)
            line += QStringLiteral("  (%1 ms)").arg(now.elapsed->count());
        m_context->out().line(line);
        if (now.state != CheckStep::State::Failed && now.state != CheckStep::State::Warning)
            return;
        explain(text("What happened"), now.whatHappened);
        explain(text("What it means"), now.meaning);
        explain(text("What to do"), now.remedy);
        for (const CheckSuggestion &suggestion : now.suggestions)
            explain(text("Option"), optionFor(suggestion));
    }

    void explain(const QString &title, const QString &value)
    {
        const QStringList lines = value.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (qsizetype i = 0; i < lines.size(); ++i)
            m_context->out().line(QStringLiteral("             %1  %2").arg(i == 0 ? title : QString(), -13).arg(printable(lines.at(i))));
    }

    void finished()
    {
        for (; m_printed < AccessCheck::stepCount; ++m_printed)
            print(AccessCheck::Step(m_printed));
        if (m_context->out().format() != Format::Table)
            m_context->out().endList();
        m_context->say(m_check.summary());
        m_context->finish(exitCode());
    }

    int exitCode() const
    {
        if (const std::optional<AccessCheck::Step> step = m_check.failedStep()) {
            const std::optional<ApiError> &error = m_check.step(*step).error;
            return *step == AccessCheck::Address ? int(WrongUsage) : error ? int(exitCodeOf(*error)) : int(Refused);
        }
        if (m_check.hasPassed())
            return Done;
        if (m_noSecret)
            m_context->complain(*m_noSecret);
        return NoCredentials;
    }

    Context *m_context;
    AccessCheck m_check;
    std::optional<ApiError> m_noSecret;
    int m_printed = 0;
};

} // namespace

void checkServer(Context *context)
{
    std::optional<ServerProfile> profile;
    if (context->arguments().isAdHoc()) {
        // Whether plain http is allowed is one of the questions, not a reason not to ask.
        profile = context->adHocServer();
    } else if (const ServerProfile *found = context->findServer(context->arguments().operands.value(0))) {
        profile = *found;
    }
    if (!profile)
        return;
    context->readSecret(*profile, [context, profile = *profile](const Result<Secret> &secret) {
        auto *run = new CheckRun(context);
        if (secret)
            run->start(profile, *secret, {});
        else // what needs no credentials can be checked all the same
            run->start(profile, {}, secret.error());
    });
}

void printToken(Context *context)
{
    context->withServer(Context::Purpose::Read, [context] {
        if (context->profile().auth != AuthKind::Application) {
            return context->fail(ApiError::make(ApiError::Kind::Invalid, text("This server is used without access tokens.")));
        }
        context->tokens()->token(context, [context](const Result<AccessToken> &token) {
            if (!token)
                return context->failRead(token.error());
            context->out().line(QString::fromUtf8(token->value.reveal()));
            context->finish(Done);
        });
    });
}

} // namespace airdesk::cli
