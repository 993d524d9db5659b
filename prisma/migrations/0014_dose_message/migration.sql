-- A dose knows the message or the call that asked about it: whoever was not reached is not silent.
ALTER TABLE "dose" ADD COLUMN     "message_id" UUID;
