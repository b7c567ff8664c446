CREATE TABLE web_traffic (
    hour     {INT} NOT NULL,
    route    TEXT NOT NULL,
    status   {INT} NOT NULL,
    requests {INT} NOT NULL,
    micros   {INT} NOT NULL,
    PRIMARY KEY (hour, route, status)
) {STRICT};
