// The tables that Waline's server wants to find in its database; its package on npm does not make them.
const sqlite = require("sqlite3");

const database = new sqlite.Database(process.argv[2]);
const tables = `
  CREATE TABLE wl_Comment (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER, comment TEXT, insertedAt TIMESTAMP,
    ip TEXT, link TEXT, mail TEXT, nick TEXT, rid INTEGER, pid INTEGER, sticky BOOLEAN,
    status TEXT NOT NULL DEFAULT '', "like" INTEGER, ua TEXT, url TEXT, createdAt TIMESTAMP, updatedAt TIMESTAMP);
  CREATE TABLE wl_Counter (id INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER, url TEXT NOT NULL DEFAULT '',
    createdAt TIMESTAMP, updatedAt TIMESTAMP);
  CREATE TABLE wl_Users (id INTEGER PRIMARY KEY AUTOINCREMENT, display_name TEXT, email TEXT, password TEXT, type TEXT,
    label TEXT, url TEXT, avatar TEXT, github TEXT, "2fa" TEXT, createdAt TIMESTAMP, updatedAt TIMESTAMP);`;
database.exec(tables, (error) => {
  if (error) throw error;
  database.close();
});
