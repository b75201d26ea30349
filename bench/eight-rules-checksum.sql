SELECT (SELECT count(*) FROM judged WHERE verdict = 1), (SELECT count(*) FROM judged WHERE verdict = 2),
       (SELECT sum(ceiling) FROM judged), (SELECT sum(fired) FROM judged),
       (SELECT CAST(sum(most) AS bigint) FROM quotas), (SELECT sum(used) FROM quotas),
       (SELECT count(*) FROM quotas WHERE used > most)
