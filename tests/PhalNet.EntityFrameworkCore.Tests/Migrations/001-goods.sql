CREATE TABLE goods (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO goods (id, name) VALUES (1, 'pen; blue');
