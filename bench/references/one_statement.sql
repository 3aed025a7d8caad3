-- pgbench: one INSERT per transaction, of the row that an event is stored as.
\set seq random(1, 1000000000)
INSERT INTO event (stream, seq, command, actor, hash, kind, at, body)
VALUES ('room/' || :client_id, :seq, gen_random_uuid()::text, '6aad17fd-cd26-4e95-9cf3-8599869c0006',
        repeat('e', 64), 'action.completed', now(), repeat('x', 560))
ON CONFLICT DO NOTHING;
