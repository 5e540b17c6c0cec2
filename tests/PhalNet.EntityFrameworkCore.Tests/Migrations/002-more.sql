INSERT INTO goods (id, name) VALUES (2, 'book');
