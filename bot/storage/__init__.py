"""All tables, the engine, the query functions and the migrations."""
