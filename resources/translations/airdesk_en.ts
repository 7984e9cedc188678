<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>airdesk::ApiClient</name>
    <message numerus="yes">
        <source>The server asked to be left alone for %n more minute(s). Nothing was sent; try again then.</source>
        <translation>
            <numerusform>The server asked to be left alone for %n more minute. Nothing was sent; try again then.</numerusform>
            <numerusform>The server asked to be left alone for %n more minutes. Nothing was sent; try again then.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>airdesk::Listing</name>
    <message numerus="yes">
        <source>%n row(s) could not be read: %1</source>
        <translation>
            <numerusform>%n row could not be read: %1</numerusform>
            <numerusform>%n rows could not be read: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>airdesk::ProfileStore</name>
    <message numerus="yes">
        <source>%n server(s) in %1 could not be read and are left out. A copy of the file is kept when the list is saved next.</source>
        <translation>
            <numerusform>%n server in %1 could not be read and is left out. A copy of the file is kept when the list is saved next.</numerusform>
            <numerusform>%n servers in %1 could not be read and are left out. A copy of the file is kept when the list is saved next.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>airdesk::ui::ApplicationActions</name>
    <message numerus="yes">
        <source>a token for %1, %n workspace(s) seen.</source>
        <translation>
            <numerusform>a token for %1, %n workspace seen.</numerusform>
            <numerusform>a token for %1, %n workspaces seen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>airdesk::ui::ApplicationsPage</name>
    <message numerus="yes">
        <source>%n application(s) do not match what was typed.</source>
        <translation>
            <numerusform>%n application does not match what was typed.</numerusform>
            <numerusform>%n applications do not match what was typed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>airdesk::ui::ConnectionFilters</name>
    <message numerus="yes">
        <source>Not synced for %n h</source>
        <translation>
            <numerusform>Not synced for %n h</numerusform>
            <numerusform>Not synced for %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not synced for %n d</source>
        <translation>
            <numerusform>Not synced for %n d</numerusform>
            <numerusform>Not synced for %n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>airdesk::ui::ConnectionsPage</name>
    <message numerus="yes">
        <source>%n connection(s) are hidden by the search and the filters.</source>
        <translation>
            <numerusform>%n connection is hidden by the search and the filters.</numerusform>
            <numerusform>%n connections are hidden by the search and the filters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connection(s)</source>
        <translation>
            <numerusform>%1 of %n connection</numerusform>
            <numerusform>%1 of %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sync(s) started</source>
        <translation>
            <numerusform>%n sync started</numerusform>
            <numerusform>%n syncs started</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ran already</source>
        <translation>
            <numerusform>%n ran already</numerusform>
            <numerusform>%n ran already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not started</source>
        <translation>
            <numerusform>%n not started</numerusform>
            <numerusform>%n not started</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready</source>
        <translation>
            <numerusform>%n ready</numerusform>
            <numerusform>%n ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start %n sync(s)?</source>
        <translation>
            <numerusform>Start %n sync?</numerusform>
            <numerusform>Start %n syncs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sync %n now</source>
        <translation>
            <numerusform>Sync %n now</numerusform>
            <numerusform>Sync %n now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n running sync(s)?</source>
        <translation>
            <numerusform>Cancel %n running sync?</numerusform>
            <numerusform>Cancel %n running syncs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n sync(s)</source>
        <translation>
            <numerusform>Cancel %n sync</numerusform>
            <numerusform>Cancel %n syncs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enable %n connection(s)?</source>
        <translation>
            <numerusform>Enable %n connection?</numerusform>
            <numerusform>Enable %n connections?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disable %n connection(s)?</source>
        <translation>
            <numerusform>Disable %n connection?</numerusform>
            <numerusform>Disable %n connections?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enable %n</source>
        <translation>
            <numerusform>Enable %n</numerusform>
            <numerusform>Enable %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disable %n</source>
        <translation>
            <numerusform>Disable %n</numerusform>
            <numerusform>Disable %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n line(s)</source>
        <translation>
            <numerusform>Copied %n line</numerusform>
            <numerusform>Copied %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>airdesk::ui::RotationPanel</name>
    <message numerus="yes">
        <source>A token was given; %n workspace(s) seen.</source>
        <translation>
            <numerusform>A token was given; %n workspace seen.</numerusform>
            <numerusform>A token was given; %n workspaces seen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>airdesk::ui::RunBarsDelegate</name>
    <message numerus="yes">
        <source>Last %n run(s): %1</source>
        <translation>
            <numerusform>Last %n run: %1</numerusform>
            <numerusform>Last %n runs: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>airdesk::ui::RunChart</name>
    <message numerus="yes">
        <source>Last %n run(s): %1</source>
        <translation>
            <numerusform>Last %n run: %1</numerusform>
            <numerusform>Last %n runs: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>airdesk::ui::StatusBar</name>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>airdesk::ui::WorkspaceListPage</name>
    <message numerus="yes">
        <source>%n workspace(s)</source>
        <translation>
            <numerusform>%n workspace</numerusform>
            <numerusform>%n workspaces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>airdesk::ui::WorkspacesPage</name>
    <message numerus="yes">
        <source>%n workspace(s) can be seen with these credentials.</source>
        <translation>
            <numerusform>%n workspace can be seen with these credentials.</numerusform>
            <numerusform>%n workspaces can be seen with these credentials.</numerusform>
        </translation>
    </message>
</context>
</TS>
