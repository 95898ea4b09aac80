"""What people decided, on its way in and out: made from ids, said in words, passed between ledgers as lines."""
