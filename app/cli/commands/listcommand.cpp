// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/people.h"
#include "cli/commands/commands.h"
#include "cli/commands/rawlists.h"
#include "cli/context.h"
#include "cli/jsonslices.h"

#include <QCoreApplication>

#include <deque>

namespace airdesk::cli {
namespace {

QString text(const char *source) { return QCoreApplication::translate("ListCommand", source); }

//! One run of `list`: usually one listing, for users one an organization.
class ListRun : public QObject
{
public:
    explicit ListRun(Context *context) : QObject(context), m_context(context), m_kind(*context->arguments().kind) {}

    void start()
    {
        m_context->out().beginList(columnsOf(m_kind));
        m_context->setInterruptHandler([this] {
            m_context->say(text("Interrupted: the list is not whole."));
            close();
        });
        if (m_kind == Kind::Users)
            readOrganizations();
        else
            read(rawList(m_kind, m_context->arguments()));
    }

private:
    void readOrganizations()
    {
        list<Organization>(
            m_context->client(), api::listOrganizations(), this,
            [this](std::vector<Organization> &&rows) {
                for (const Organization &organization : rows)
                    m_organizations.push_back(organization.id);
            },
            [this](const ListEnd &end) {
                if (end.error)
                    fail(*end.error);
                else
                    readNextUsers();
            });
    }

    void readNextUsers()
    {
        if (m_organizations.empty())
            return finish();
        const QString organization = m_organizations.front();
        m_organizations.pop_front();
        read(rawList(m_kind, m_context->arguments(), organization));
    }

    void read(const ListEndpoint<QJsonObject> &endpoint)
    {
        m_rowsField = endpoint.rowsField;
        m_listing = list<QJsonObject>(
            m_context->client(), endpoint, this, [this](std::vector<QJsonObject> &&rows) { print(rows); },
            [this](const ListEnd &end) { ended(end); });
    }

    void print(const std::vector<QJsonObject> &rows)
    {
        Output &out = m_context->out();
        const bool isSafe = isFreeOfSecrets(m_kind);
        std::vector<QByteArrayView> texts;
        if (isSafe && out.format() == Format::Json && m_listing)
            texts = rowSlices(m_listing->pageText(), QByteArrayView(m_rowsField.data(), m_rowsField.size()));
        const bool hasTexts = texts.size() == rows.size(); // else some came twice and are left out of the rows
        for (size_t i = 0; i < rows.size(); ++i) {
            const QJsonObject &row = rows[i];
            if (row.isEmpty() || !passes(row, m_kind, m_context->arguments()))
                continue;
            if (hasTexts)
                out.jsonRow(texts[i]);
            else
                out.row(isSafe ? row : masked(row));
            ++m_printed;
        }
        out.flush();
        if (!out.isGood()) // whoever reads has seen enough, or the disk is full
            m_context->finish(Refused);
    }

    void ended(const ListEnd &end)
    {
        for (const QString &warning : end.warnings)
            m_context->say(warning);
        m_isWhole = m_isWhole && end.isComplete;
        if (end.error && mayListWithoutStatus(*end.error)) {
            m_triedWithoutStatus = true;
            if (m_context->arguments().verbose)
                m_context->say(text("This server cannot filter by status; filtering here."));
            return read(rawListWithoutStatus(m_kind, m_context->arguments()));
        }
        if (end.error)
            return fail(*end.error);
        if (m_kind == Kind::Users)
            return readNextUsers();
        finish();
    }

    // Some versions answer 500 or 400 to a filter by status, and to nothing else.
    bool mayListWithoutStatus(const ApiError &error) const
    {
        return m_kind == Kind::Jobs && !m_context->arguments().status.isEmpty() && !m_triedWithoutStatus && m_printed == 0
            && (error.httpStatus == 500 || error.httpStatus == 400);
    }

    void fail(const ApiError &error)
    {
        if (m_printed > 0 || m_context->out().hasBegun()) {
            m_context->say(text("The list is not whole: it ends after %1 rows.").arg(m_printed));
            close();
        }
        // Where the API is looked for once more, a new run takes over.
        m_context->setInterruptHandler({});
        deleteLater();
        m_context->failRead(error);
    }

    void finish()
    {
        close();
        if (m_printed == 0 && m_context->out().format() == Format::Table)
            m_context->say(nothingFound());
        else if (!m_isWhole)
            m_context->say(text("More may exist than is shown."));
        m_context->finish(Done);
    }

    QString nothingFound() const
    {
        const Arguments &arguments = m_context->arguments();
        const bool filtered = !arguments.workspace.isEmpty() || !arguments.status.isEmpty() || !arguments.tag.isEmpty()
            || !arguments.name.isEmpty() || !arguments.connection.isEmpty();
        if (filtered)
            return text("Nothing fits.");
        if (m_kind == Kind::Workspaces) {
            return text("No workspace is visible: an application acts for the user who created it, and this user is a member of "
                        "none. Have the user added to a workspace, or name one with --workspace ID.");
        }
        return text("There are none.");
    }

    void close()
    {
        if (!std::exchange(m_closed, true))
            m_context->out().endList();
    }

    Context *m_context;
    Kind m_kind;
    QPointer<Listing> m_listing;
    QLatin1StringView m_rowsField;
    std::deque<QString> m_organizations;
    int m_printed = 0;
    bool m_isWhole = true;
    bool m_triedWithoutStatus = false;
    bool m_closed = false;
};

} // namespace

void listObjects(Context *context)
{
    context->withServer(Context::Purpose::Read, [context] { (new ListRun(context))->start(); });
}

} // namespace airdesk::cli
