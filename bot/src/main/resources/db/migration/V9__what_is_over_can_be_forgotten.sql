-- Effects that ended, and requests that were carried out, are forgotten after a while, the oldest first.
CREATE INDEX effects_ended ON effects (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX requests_by_time ON requests (acted_at);
