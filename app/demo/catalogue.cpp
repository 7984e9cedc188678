// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/catalogue.h"

#include "demo/prng.h"

#include <array>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

using Shape = Connector::Shape;

constexpr std::array sources{
    Connector{"postgres"_L1, "Postgres"_L1, Shape::Database,
              "orders,order_lines,customers,addresses,payments,refunds,shipments"_L1},
    Connector{"stripe"_L1, "Stripe"_L1, Shape::Api,
              "charges,customers,invoices,payouts,refunds,subscriptions"_L1},
    Connector{"salesforce"_L1, "Salesforce"_L1, Shape::Api,
              "Account,Contact,Lead,Opportunity,User,Campaign"_L1},
    Connector{""_L1, "Loyalty service"_L1, Shape::Api, "members,points,rewards"_L1},
    Connector{"mysql"_L1, "MySQL"_L1, Shape::Database, "products,stock,prices,suppliers,warehouses"_L1},
    Connector{"hubspot"_L1, "HubSpot"_L1, Shape::Api, "companies,contacts,deals,engagements,tickets"_L1},
    Connector{"google-ads"_L1, "Google Ads"_L1, Shape::Api, "campaigns,ad_groups,keyword_view,click_view"_L1},
    Connector{"shopify"_L1, "Shopify"_L1, Shape::Api, "orders,products,customers,inventory_items,refunds"_L1},
    Connector{"zendesk-support"_L1, "Zendesk"_L1, Shape::Api,
              "tickets,users,organizations,ticket_metrics"_L1},
    Connector{"mongodb-v2"_L1, "MongoDB"_L1, Shape::Database, "sessions,events,profiles"_L1},
    Connector{"github"_L1, "GitHub"_L1, Shape::Api, "commits,issues,pull_requests,workflow_runs"_L1},
    Connector{"s3"_L1, "S3"_L1, Shape::Files, "daily_exports,partner_files"_L1},
    Connector{"jira"_L1, "Jira"_L1, Shape::Api, "issues,projects,sprints,users,worklogs"_L1},
    Connector{"mssql"_L1, "SQL Server"_L1, Shape::Database, "ledger,accounts,cost_centres,journals"_L1},
    Connector{"google-sheets"_L1, "Google Sheets"_L1, Shape::Api, "targets,headcount"_L1},
    Connector{"facebook-marketing"_L1, "Meta Ads"_L1, Shape::Api, "ads_insights,campaigns,creatives"_L1},
};

constexpr std::array destinations{
    Connector{"snowflake"_L1, "Snowflake"_L1, Shape::Warehouse, ""_L1},
    Connector{"bigquery"_L1, "BigQuery"_L1, Shape::Warehouse, ""_L1},
    Connector{"postgres"_L1, "Postgres"_L1, Shape::Database, ""_L1},
    Connector{"redshift"_L1, "Redshift"_L1, Shape::Warehouse, ""_L1},
    Connector{"s3"_L1, "S3"_L1, Shape::Files, ""_L1},
    Connector{"clickhouse"_L1, "ClickHouse"_L1, Shape::Database, ""_L1},
    Connector{"databricks"_L1, "Databricks"_L1, Shape::Warehouse, ""_L1},
};

constexpr std::array subjects{"Orders"_L1,   "Inventory"_L1, "Customers"_L1, "Billing"_L1, "Catalogue"_L1,
                              "Payments"_L1, "Logistics"_L1, "Sessions"_L1,  "Returns"_L1, "Ledger"_L1};
constexpr std::array databaseRoles{"OLTP"_L1, "replica"_L1, "archive"_L1, "core"_L1, "EU"_L1, "US"_L1};
constexpr std::array apiRoles{"billing"_L1,   "EMEA"_L1,    "North America"_L1,
                              "marketing"_L1, "support"_L1, "sandbox"_L1};
constexpr std::array warehouseRoles{"prod"_L1, "analytics"_L1, "finance"_L1, "staging"_L1, "data science"_L1};
constexpr std::array workspaces{"Analytics"_L1,     "Finance"_L1,  "Marketing"_L1,        "Product"_L1,
                                "Operations"_L1,    "Research"_L1, "Customer success"_L1, "Security"_L1,
                                "Data platform"_L1, "Sandbox"_L1};

template <std::size_t N>
QLatin1StringView pick(const std::array<QLatin1StringView, N> &from, quint64 hash)
{
    return from[hash % N];
}

constexpr auto masked = "**********"_L1;

} // namespace

std::span<const Connector> sourceConnectors() { return sources; }
std::span<const Connector> destinationConnectors() { return destinations; }

QString actorName(const Connector &connector, bool source, quint64 hash, int number)
{
    QString name;
    const quint64 other = mixed(hash);
    if (!source)
        name = connector.label + u' ' + pick(warehouseRoles, hash);
    else if (connector.shape == Shape::Database)
        name = pick(subjects, hash) + u' ' + pick(databaseRoles, other);
    else if (connector.shape == Shape::Files)
        name = connector.label + u' ' + QString(pick(subjects, hash)).toLower() + u" files";
    else
        name = connector.label + u' ' + pick(apiRoles, hash);
    // Large estates number their systems; small ones keep the plain names, some of them equal.
    if (number >= 24)
        name += u' ' + QString::number(number / 4);
    return name;
}

QJsonObject actorConfiguration(const Connector &connector, const QString &name, quint64 hash)
{
    QString slug;
    for (const QChar c : name.toLower())
        slug += c.isLetterOrNumber() && c.unicode() < 128 ? c : QChar(u'-');
    switch (connector.shape) {
    case Shape::Database:
        return {{u"host"_s, QString(slug % u".db.internal.example"_s)},
                {u"port"_s, connector.type == "mysql"_L1 ? 3306 : 5432},
                {u"database"_s, slug.section(u'-', 0, 0)},
                {u"schemas"_s, u"public"_s},
                {u"username"_s, u"airbyte_reader"_s},
                {u"password"_s, QString(masked)},
                {u"ssl_mode"_s, QJsonObject{{u"mode"_s, u"require"_s}}}};
    case Shape::Api:
        return {
            {u"account_id"_s, QString(u"acct_"_s % uuidOf(hash).left(8))},
            {u"start_date"_s, u"2023-01-01T00:00:00Z"_s},
            {u"credentials"_s, QJsonObject{{u"auth_type"_s, u"token"_s}, {u"api_token"_s, QString(masked)}}},
            {u"lookback_window_days"_s, static_cast<int>(between(hash, 0, 7))}};
    case Shape::Files:
        return {{u"bucket"_s, QString(slug % u"-exports"_s)},
                {u"region_name"_s, u"eu-central-1"_s},
                {u"aws_access_key_id"_s, QString(masked)},
                {u"aws_secret_access_key"_s, QString(masked)},
                {u"format"_s, QJsonObject{{u"filetype"_s, u"parquet"_s}}}};
    case Shape::Warehouse:
        break;
    }
    return {{u"host"_s, QString(slug % u".warehouse.example"_s)},
            {u"role"_s, u"AIRBYTE_ROLE"_s},
            {u"warehouse"_s, u"LOADING_WH"_s},
            {u"database"_s, slug.section(u'-', -1).toUpper()},
            {u"schema"_s, u"RAW"_s},
            {u"credentials"_s, QJsonObject{{u"username"_s, u"AIRBYTE"_s}, {u"password"_s, QString(masked)}}}};
}

QString workspaceName(int number)
{
    const auto count = static_cast<int>(workspaces.size());
    const QString name = workspaces[static_cast<std::size_t>(number % count)];
    return number < count ? name : name % u' ' % QString::number(number / count + 1);
}

QString awkwardConnectionName(int number)
{
    switch (number) {
    case 5:
        return u"Regional sales consolidation for the quarterly board report (EMEA, corrected)"_s;
    case 8:
    case 9:
        return u"Nightly load"_s; // Equal on purpose.
    case 11:
        return u"\U0001F680 Launch metrics → BigQuery"_s;
    case 14:
        return u"Bestellungen Österreich → Übersicht"_s;
    case 17:
        return u"売上データ → 分析基盤"_s;
    case 19:
        return u"<b>Orders & Returns</b>"_s;
    case 22:
        return u"تقارير المبيعات"_s;
    default:
        return {};
    }
}

} // namespace airdesk::demo
