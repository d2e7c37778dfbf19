META
key;value
description;Równe udziały na małym przykładzie: dziesięć osób i sześć projektów
country;Poland
unit;Gmina Przykładowa
subunit;Osiedle Przykładowe
instance;2027
num_projects;6
num_votes;10
budget;100000
vote_type;approval
rule;equalshares
date_begin;01.09.2026
date_end;14.09.2026
max_length;6
experimental;1
language;pl
currency;PLN
comment;#1: Przykład ułożony na potrzeby poradnika. Nie opisuje prawdziwego głosowania.
PROJECTS
project_id;cost;votes;name
A;48000;6;Boisko
B;44000;5;Trybuna przy boisku
C;20000;4;Plac zabaw
D;30000;3;Altana
E;12000;3;Kącik z książkami
F;15000;2;Stojaki na rowery
VOTES
voter_id;vote
1;A,B,F
2;A,B,F
3;A,B
4;A,B
5;A,B
6;A,E
7;C,D
8;C,D
9;C,D,E
10;C,E
