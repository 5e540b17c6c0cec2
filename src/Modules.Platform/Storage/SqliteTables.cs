namespace Modules.Platform;

/// <summary>
/// The tables of version 3 in SQLite; later migrations change them. docs/design/messages.md explains their design.
/// </summary>
internal static class SqliteTables
{
    public static readonly string[] Create =
    [
        // The row is the acknowledgement. Its id is that of the sender's copy; the recipient's copy has the next number.
        """
        CREATE TABLE chat_message (
            id INTEGER PRIMARY KEY,
            sender TEXT NOT NULL,
            recipient TEXT NOT NULL,
            type TEXT NOT NULL,
            data TEXT,
            data_id INTEGER,
            ext_data TEXT,
            add_time INTEGER NOT NULL,
            recalled_at INTEGER)
        """,
        """
        CREATE TABLE sent_key (
            id INTEGER PRIMARY KEY,
            sender TEXT NOT NULL,
            application TEXT NOT NULL,
            key TEXT NOT NULL,
            fingerprint BLOB NOT NULL,
            first_id INTEGER NOT NULL,
            messages INTEGER NOT NULL,
            expire_at INTEGER NOT NULL)
        """,
        "CREATE UNIQUE INDEX sent_key_key ON sent_key (sender, application, key)",
        """
        CREATE TABLE mailbox (
            id INTEGER PRIMARY KEY,
            uuid TEXT NOT NULL UNIQUE,
            sequence INTEGER NOT NULL DEFAULT 0,
            unread INTEGER NOT NULL DEFAULT 0,
            applied_id INTEGER NOT NULL DEFAULT 0)
        """,
        """
        CREATE TABLE mailbox_entry (
            owner INTEGER NOT NULL,
            id INTEGER NOT NULL,
            peer INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            io INTEGER NOT NULL,
            is_read INTEGER NOT NULL,
            PRIMARY KEY (owner, id)) WITHOUT ROWID
        """,
        "CREATE INDEX mailbox_entry_peer ON mailbox_entry (owner, peer, id)",
        """
        CREATE TABLE mailbox_change (
            owner INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            id INTEGER NOT NULL,
            PRIMARY KEY (owner, sequence)) WITHOUT ROWID
        """,
        """
        CREATE TABLE conversation (
            owner INTEGER NOT NULL,
            peer INTEGER NOT NULL,
            last_id INTEGER NOT NULL,
            unread INTEGER NOT NULL,
            PRIMARY KEY (owner, peer)) WITHOUT ROWID
        """,
        "CREATE TABLE platform_state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
        "INSERT INTO platform_state (name, value) VALUES ('applied', 0)",
        """
        CREATE TABLE application (
            app_key TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            secret_hash TEXT,
            previous_secret_hash TEXT,
            services TEXT NOT NULL,
            is_enabled INTEGER NOT NULL,
            created_at INTEGER NOT NULL) WITHOUT ROWID
        """,
        """
        CREATE TABLE member (
            uuid TEXT PRIMARY KEY,
            account TEXT UNIQUE,
            password_hash TEXT,
            is_enabled INTEGER NOT NULL,
            created_at INTEGER NOT NULL) WITHOUT ROWID
        """,
        """
        CREATE TABLE access_token (
            token_hash TEXT PRIMARY KEY,
            app_key TEXT NOT NULL,
            member_uuid TEXT,
            created_at INTEGER NOT NULL,
            expire_at INTEGER NOT NULL) WITHOUT ROWID
        """,
        "CREATE INDEX access_token_expire_at ON access_token (expire_at)",
    ];
}
