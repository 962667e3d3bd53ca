export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      article_search: {
        Row: {
          article_id: string;
          document: unknown;
          plain: string;
        };
        ComputedFields: never;
        Insert: {
          article_id: string;
          document: unknown;
          plain: string;
        };
        Update: {
          article_id?: string;
          document?: unknown;
          plain?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'article_search_article_id_fkey';
            columns: ['article_id'];
            isOneToOne: true;
            referencedRelation: 'kb_articles';
            referencedColumns: ['id'];
          },
        ];
      };
      attachments: {
        Row: {
          checksum: string | null;
          created_at: string;
          file_name: string;
          file_size: number;
          file_type: string;
          id: string;
          is_copy: boolean;
          is_internal: boolean;
          message_id: string | null;
          note_id: string | null;
          position: number;
          storage_path: string;
          ticket_id: string | null;
          uploader_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          checksum?: string | null;
          created_at?: string;
          file_name: string;
          file_size: number;
          file_type: string;
          id?: string;
          is_copy?: boolean;
          is_internal?: boolean;
          message_id?: string | null;
          note_id?: string | null;
          position?: number;
          storage_path: string;
          ticket_id?: string | null;
          uploader_id?: string | null;
        };
        Update: {
          checksum?: string | null;
          created_at?: string;
          file_name?: string;
          file_size?: number;
          file_type?: string;
          id?: string;
          is_copy?: boolean;
          is_internal?: boolean;
          message_id?: string | null;
          note_id?: string | null;
          position?: number;
          storage_path?: string;
          ticket_id?: string | null;
          uploader_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'attachments_message_id_fkey';
            columns: ['message_id'];
            isOneToOne: false;
            referencedRelation: 'ticket_messages';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'attachments_note_id_fkey';
            columns: ['note_id'];
            isOneToOne: false;
            referencedRelation: 'ticket_notes';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'attachments_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'attachments_uploader_id_fkey';
            columns: ['uploader_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      audit_log: {
        Row: {
          action: string;
          actor_id: string | null;
          actor_name: string | null;
          created_at: string;
          id: number;
          new: Json | null;
          old: Json | null;
          record_id: string;
          table_name: string;
        };
        ComputedFields: never;
        Insert: {
          action: string;
          actor_id?: string | null;
          actor_name?: string | null;
          created_at?: string;
          id?: never;
          new?: Json | null;
          old?: Json | null;
          record_id: string;
          table_name: string;
        };
        Update: {
          action?: string;
          actor_id?: string | null;
          actor_name?: string | null;
          created_at?: string;
          id?: never;
          new?: Json | null;
          old?: Json | null;
          record_id?: string;
          table_name?: string;
        };
        Relationships: [];
      };
      custom_fields: {
        Row: {
          category_id: string | null;
          created_at: string;
          help: string;
          id: string;
          is_active: boolean;
          is_required: boolean;
          key: string;
          label: string;
          metadata: NonNullable<Json>;
          options: NonNullable<Json>;
          position: number;
          type: string;
          updated_at: string;
          visible_to_customers: boolean;
        };
        ComputedFields: never;
        Insert: {
          category_id?: string | null;
          created_at?: string;
          help?: string;
          id?: string;
          is_active?: boolean;
          is_required?: boolean;
          key: string;
          label: string;
          metadata?: NonNullable<Json>;
          options?: NonNullable<Json>;
          position?: number;
          type: string;
          updated_at?: string;
          visible_to_customers?: boolean;
        };
        Update: {
          category_id?: string | null;
          created_at?: string;
          help?: string;
          id?: string;
          is_active?: boolean;
          is_required?: boolean;
          key?: string;
          label?: string;
          metadata?: NonNullable<Json>;
          options?: NonNullable<Json>;
          position?: number;
          type?: string;
          updated_at?: string;
          visible_to_customers?: boolean;
        };
        Relationships: [
          {
            foreignKeyName: 'custom_fields_category_id_fkey';
            columns: ['category_id'];
            isOneToOne: false;
            referencedRelation: 'ticket_categories';
            referencedColumns: ['id'];
          },
        ];
      };
      drafts: {
        Row: {
          created_at: string;
          history: NonNullable<Json>;
          key: string;
          payload: NonNullable<Json>;
          profile_id: string;
          revision: number;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          history?: NonNullable<Json>;
          key: string;
          payload: NonNullable<Json>;
          profile_id: string;
          revision?: number;
          updated_at?: string;
        };
        Update: {
          created_at?: string;
          history?: NonNullable<Json>;
          key?: string;
          payload?: NonNullable<Json>;
          profile_id?: string;
          revision?: number;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'drafts_profile_id_fkey';
            columns: ['profile_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      kb_article_feedback: {
        Row: {
          article_id: string;
          comment: string;
          created_at: string;
          id: string;
          is_helpful: boolean;
          profile_id: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          article_id: string;
          comment?: string;
          created_at?: string;
          id?: string;
          is_helpful: boolean;
          profile_id: string;
          updated_at?: string;
        };
        Update: {
          article_id?: string;
          comment?: string;
          created_at?: string;
          id?: string;
          is_helpful?: boolean;
          profile_id?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'kb_article_feedback_article_id_fkey';
            columns: ['article_id'];
            isOneToOne: false;
            referencedRelation: 'kb_articles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'kb_article_feedback_profile_id_fkey';
            columns: ['profile_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      kb_article_versions: {
        Row: {
          article_id: string;
          author_id: string | null;
          body: string;
          created_at: string;
          summary: string;
          title: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          article_id: string;
          author_id?: string | null;
          body: string;
          created_at?: string;
          summary: string;
          title: string;
          version: number;
        };
        Update: {
          article_id?: string;
          author_id?: string | null;
          body?: string;
          created_at?: string;
          summary?: string;
          title?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'kb_article_versions_article_id_fkey';
            columns: ['article_id'];
            isOneToOne: false;
            referencedRelation: 'kb_articles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'kb_article_versions_author_id_fkey';
            columns: ['author_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      kb_articles: {
        Row: {
          author_id: string | null;
          body: string;
          category_id: string;
          created_at: string;
          id: string;
          is_popular: boolean;
          metadata: NonNullable<Json>;
          published_at: string | null;
          slug: string;
          status: string;
          summary: string;
          title: string;
          updated_at: string;
          visibility: string;
        };
        ComputedFields: never;
        Insert: {
          author_id?: string | null;
          body: string;
          category_id: string;
          created_at?: string;
          id?: string;
          is_popular?: boolean;
          metadata?: NonNullable<Json>;
          published_at?: string | null;
          slug: string;
          status?: string;
          summary?: string;
          title: string;
          updated_at?: string;
          visibility?: string;
        };
        Update: {
          author_id?: string | null;
          body?: string;
          category_id?: string;
          created_at?: string;
          id?: string;
          is_popular?: boolean;
          metadata?: NonNullable<Json>;
          published_at?: string | null;
          slug?: string;
          status?: string;
          summary?: string;
          title?: string;
          updated_at?: string;
          visibility?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'kb_articles_author_id_fkey';
            columns: ['author_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'kb_articles_category_id_fkey';
            columns: ['category_id'];
            isOneToOne: false;
            referencedRelation: 'kb_categories';
            referencedColumns: ['id'];
          },
        ];
      };
      kb_categories: {
        Row: {
          created_at: string;
          description: string;
          id: string;
          is_active: boolean;
          metadata: NonNullable<Json>;
          name: string;
          position: number;
          slug: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          description?: string;
          id?: string;
          is_active?: boolean;
          metadata?: NonNullable<Json>;
          name: string;
          position?: number;
          slug: string;
          updated_at?: string;
        };
        Update: {
          created_at?: string;
          description?: string;
          id?: string;
          is_active?: boolean;
          metadata?: NonNullable<Json>;
          name?: string;
          position?: number;
          slug?: string;
          updated_at?: string;
        };
        Relationships: [];
      };
      kb_deflections: {
        Row: {
          article_id: string;
          created_at: string;
          id: string;
          profile_id: string | null;
          subject: string;
        };
        ComputedFields: never;
        Insert: {
          article_id: string;
          created_at?: string;
          id?: string;
          profile_id?: string | null;
          subject: string;
        };
        Update: {
          article_id?: string;
          created_at?: string;
          id?: string;
          profile_id?: string | null;
          subject?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'kb_deflections_article_id_fkey';
            columns: ['article_id'];
            isOneToOne: false;
            referencedRelation: 'kb_articles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'kb_deflections_profile_id_fkey';
            columns: ['profile_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      message_search: {
        Row: {
          document: unknown;
          message_id: string;
          ticket_id: string;
        };
        ComputedFields: never;
        Insert: {
          document: unknown;
          message_id: string;
          ticket_id: string;
        };
        Update: {
          document?: unknown;
          message_id?: string;
          ticket_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'message_search_message_id_fkey';
            columns: ['message_id'];
            isOneToOne: true;
            referencedRelation: 'ticket_messages';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'message_search_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      note_search: {
        Row: {
          document: unknown;
          note_id: string;
          ticket_id: string;
        };
        ComputedFields: never;
        Insert: {
          document: unknown;
          note_id: string;
          ticket_id: string;
        };
        Update: {
          document?: unknown;
          note_id?: string;
          ticket_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'note_search_note_id_fkey';
            columns: ['note_id'];
            isOneToOne: true;
            referencedRelation: 'ticket_notes';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'note_search_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      notification_preferences: {
        Row: {
          created_at: string;
          email: boolean;
          in_app: boolean;
          profile_id: string;
          type: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          email?: boolean;
          in_app?: boolean;
          profile_id: string;
          type: string;
          updated_at?: string;
        };
        Update: {
          created_at?: string;
          email?: boolean;
          in_app?: boolean;
          profile_id?: string;
          type?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'notification_preferences_profile_id_fkey';
            columns: ['profile_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      notifications: {
        Row: {
          actor_id: string | null;
          count: number;
          created_at: string;
          id: string;
          payload: NonNullable<Json>;
          read_at: string | null;
          recipient_id: string;
          ticket_id: string | null;
          type: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          actor_id?: string | null;
          count?: number;
          created_at?: string;
          id?: string;
          payload?: NonNullable<Json>;
          read_at?: string | null;
          recipient_id: string;
          ticket_id?: string | null;
          type: string;
          updated_at?: string;
        };
        Update: {
          actor_id?: string | null;
          count?: number;
          created_at?: string;
          id?: string;
          payload?: NonNullable<Json>;
          read_at?: string | null;
          recipient_id?: string;
          ticket_id?: string | null;
          type?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'notifications_actor_id_fkey';
            columns: ['actor_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'notifications_recipient_id_fkey';
            columns: ['recipient_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'notifications_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      priority_definitions: {
        Row: {
          colour: string;
          created_at: string;
          description: string;
          label: string;
          metadata: NonNullable<Json>;
          priority: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          colour?: string;
          created_at?: string;
          description?: string;
          label: string;
          metadata?: NonNullable<Json>;
          priority: string;
          updated_at?: string;
        };
        Update: {
          colour?: string;
          created_at?: string;
          description?: string;
          label?: string;
          metadata?: NonNullable<Json>;
          priority?: string;
          updated_at?: string;
        };
        Relationships: [];
      };
      profile_permissions: {
        Row: {
          created_at: string;
          granted_by: string | null;
          permission: string;
          profile_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          granted_by?: string | null;
          permission: string;
          profile_id: string;
        };
        Update: {
          created_at?: string;
          granted_by?: string | null;
          permission?: string;
          profile_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'profile_permissions_granted_by_fkey';
            columns: ['granted_by'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'profile_permissions_profile_id_fkey';
            columns: ['profile_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      profiles: {
        Row: {
          availability: string;
          avatar_path: string | null;
          created_at: string;
          email: string;
          full_name: string;
          id: string;
          is_active: boolean;
          last_seen_at: string | null;
          locale: string;
          max_open_tickets: number | null;
          metadata: NonNullable<Json>;
          role: string;
          timezone: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          availability?: string;
          avatar_path?: string | null;
          created_at?: string;
          email: string;
          full_name?: string;
          id: string;
          is_active?: boolean;
          last_seen_at?: string | null;
          locale?: string;
          max_open_tickets?: number | null;
          metadata?: NonNullable<Json>;
          role?: string;
          timezone?: string;
          updated_at?: string;
        };
        Update: {
          availability?: string;
          avatar_path?: string | null;
          created_at?: string;
          email?: string;
          full_name?: string;
          id?: string;
          is_active?: boolean;
          last_seen_at?: string | null;
          locale?: string;
          max_open_tickets?: number | null;
          metadata?: NonNullable<Json>;
          role?: string;
          timezone?: string;
          updated_at?: string;
        };
        Relationships: [];
      };
      response_templates: {
        Row: {
          actions: NonNullable<Json>;
          body: string;
          created_at: string;
          id: string;
          is_active: boolean;
          last_used_at: string | null;
          metadata: NonNullable<Json>;
          owner_id: string | null;
          shortcut: string | null;
          team_id: string | null;
          title: string;
          updated_at: string;
          use_count: number;
        };
        ComputedFields: never;
        Insert: {
          actions?: NonNullable<Json>;
          body: string;
          created_at?: string;
          id?: string;
          is_active?: boolean;
          last_used_at?: string | null;
          metadata?: NonNullable<Json>;
          owner_id?: string | null;
          shortcut?: string | null;
          team_id?: string | null;
          title: string;
          updated_at?: string;
          use_count?: number;
        };
        Update: {
          actions?: NonNullable<Json>;
          body?: string;
          created_at?: string;
          id?: string;
          is_active?: boolean;
          last_used_at?: string | null;
          metadata?: NonNullable<Json>;
          owner_id?: string | null;
          shortcut?: string | null;
          team_id?: string | null;
          title?: string;
          updated_at?: string;
          use_count?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'response_templates_owner_id_fkey';
            columns: ['owner_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'response_templates_team_id_fkey';
            columns: ['team_id'];
            isOneToOne: false;
            referencedRelation: 'teams';
            referencedColumns: ['id'];
          },
        ];
      };
      saved_views: {
        Row: {
          columns: string[];
          created_at: string;
          density: string;
          descending: boolean;
          filters: NonNullable<Json>;
          id: string;
          metadata: NonNullable<Json>;
          name: string;
          owner_id: string | null;
          position: number;
          sort: string;
          team_id: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          columns?: string[];
          created_at?: string;
          density?: string;
          descending?: boolean;
          filters?: NonNullable<Json>;
          id?: string;
          metadata?: NonNullable<Json>;
          name: string;
          owner_id?: string | null;
          position?: number;
          sort?: string;
          team_id?: string | null;
          updated_at?: string;
        };
        Update: {
          columns?: string[];
          created_at?: string;
          density?: string;
          descending?: boolean;
          filters?: NonNullable<Json>;
          id?: string;
          metadata?: NonNullable<Json>;
          name?: string;
          owner_id?: string | null;
          position?: number;
          sort?: string;
          team_id?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'saved_views_owner_id_fkey';
            columns: ['owner_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'saved_views_team_id_fkey';
            columns: ['team_id'];
            isOneToOne: false;
            referencedRelation: 'teams';
            referencedColumns: ['id'];
          },
        ];
      };
      schedule_holidays: {
        Row: {
          created_at: string;
          name: string;
          on_date: string;
          schedule_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          name: string;
          on_date: string;
          schedule_id: string;
        };
        Update: {
          created_at?: string;
          name?: string;
          on_date?: string;
          schedule_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'schedule_holidays_schedule_id_fkey';
            columns: ['schedule_id'];
            isOneToOne: false;
            referencedRelation: 'schedules';
            referencedColumns: ['id'];
          },
        ];
      };
      schedule_hours: {
        Row: {
          closes: string;
          created_at: string;
          opens: string;
          schedule_id: string;
          weekday: number;
        };
        ComputedFields: never;
        Insert: {
          closes: string;
          created_at?: string;
          opens: string;
          schedule_id: string;
          weekday: number;
        };
        Update: {
          closes?: string;
          created_at?: string;
          opens?: string;
          schedule_id?: string;
          weekday?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'schedule_hours_schedule_id_fkey';
            columns: ['schedule_id'];
            isOneToOne: false;
            referencedRelation: 'schedules';
            referencedColumns: ['id'];
          },
        ];
      };
      schedules: {
        Row: {
          created_at: string;
          id: string;
          metadata: NonNullable<Json>;
          name: string;
          timezone: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          id?: string;
          metadata?: NonNullable<Json>;
          name: string;
          timezone?: string;
          updated_at?: string;
        };
        Update: {
          created_at?: string;
          id?: string;
          metadata?: NonNullable<Json>;
          name?: string;
          timezone?: string;
          updated_at?: string;
        };
        Relationships: [];
      };
      settings: {
        Row: {
          created_at: string;
          is_public: boolean;
          key: string;
          updated_at: string;
          value: NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          is_public?: boolean;
          key: string;
          updated_at?: string;
          value: NonNullable<Json>;
        };
        Update: {
          created_at?: string;
          is_public?: boolean;
          key?: string;
          updated_at?: string;
          value?: NonNullable<Json>;
        };
        Relationships: [];
      };
      sla_policies: {
        Row: {
          category_id: string | null;
          channel: string | null;
          created_at: string;
          description: string;
          id: string;
          is_active: boolean;
          metadata: NonNullable<Json>;
          name: string;
          position: number;
          schedule_id: string | null;
          team_id: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          category_id?: string | null;
          channel?: string | null;
          created_at?: string;
          description?: string;
          id?: string;
          is_active?: boolean;
          metadata?: NonNullable<Json>;
          name: string;
          position?: number;
          schedule_id?: string | null;
          team_id?: string | null;
          updated_at?: string;
        };
        Update: {
          category_id?: string | null;
          channel?: string | null;
          created_at?: string;
          description?: string;
          id?: string;
          is_active?: boolean;
          metadata?: NonNullable<Json>;
          name?: string;
          position?: number;
          schedule_id?: string | null;
          team_id?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'sla_policies_category_id_fkey';
            columns: ['category_id'];
            isOneToOne: false;
            referencedRelation: 'ticket_categories';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'sla_policies_schedule_id_fkey';
            columns: ['schedule_id'];
            isOneToOne: false;
            referencedRelation: 'schedules';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'sla_policies_team_id_fkey';
            columns: ['team_id'];
            isOneToOne: false;
            referencedRelation: 'teams';
            referencedColumns: ['id'];
          },
        ];
      };
      sla_targets: {
        Row: {
          created_at: string;
          first_response_minutes: number | null;
          next_response_minutes: number | null;
          policy_id: string;
          priority: string;
          resolution_minutes: number | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          first_response_minutes?: number | null;
          next_response_minutes?: number | null;
          policy_id: string;
          priority: string;
          resolution_minutes?: number | null;
          updated_at?: string;
        };
        Update: {
          created_at?: string;
          first_response_minutes?: number | null;
          next_response_minutes?: number | null;
          policy_id?: string;
          priority?: string;
          resolution_minutes?: number | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'sla_targets_policy_id_fkey';
            columns: ['policy_id'];
            isOneToOne: false;
            referencedRelation: 'sla_policies';
            referencedColumns: ['id'];
          },
        ];
      };
      tags: {
        Row: {
          colour: string;
          created_at: string;
          id: string;
          metadata: NonNullable<Json>;
          name: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          colour?: string;
          created_at?: string;
          id?: string;
          metadata?: NonNullable<Json>;
          name: string;
          updated_at?: string;
        };
        Update: {
          colour?: string;
          created_at?: string;
          id?: string;
          metadata?: NonNullable<Json>;
          name?: string;
          updated_at?: string;
        };
        Relationships: [];
      };
      team_members: {
        Row: {
          created_at: string;
          is_lead: boolean;
          last_assigned_at: string | null;
          profile_id: string;
          team_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          is_lead?: boolean;
          last_assigned_at?: string | null;
          profile_id: string;
          team_id: string;
        };
        Update: {
          created_at?: string;
          is_lead?: boolean;
          last_assigned_at?: string | null;
          profile_id?: string;
          team_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'team_members_profile_id_fkey';
            columns: ['profile_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'team_members_team_id_fkey';
            columns: ['team_id'];
            isOneToOne: false;
            referencedRelation: 'teams';
            referencedColumns: ['id'];
          },
        ];
      };
      teams: {
        Row: {
          assignment_strategy: string;
          created_at: string;
          description: string;
          id: string;
          is_active: boolean;
          metadata: NonNullable<Json>;
          name: string;
          schedule_id: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          assignment_strategy?: string;
          created_at?: string;
          description?: string;
          id?: string;
          is_active?: boolean;
          metadata?: NonNullable<Json>;
          name: string;
          schedule_id?: string | null;
          updated_at?: string;
        };
        Update: {
          assignment_strategy?: string;
          created_at?: string;
          description?: string;
          id?: string;
          is_active?: boolean;
          metadata?: NonNullable<Json>;
          name?: string;
          schedule_id?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'teams_schedule_id_fkey';
            columns: ['schedule_id'];
            isOneToOne: false;
            referencedRelation: 'schedules';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_activities: {
        Row: {
          actor_id: string | null;
          actor_name: string;
          actor_role: string;
          created_at: string;
          entry_id: string | null;
          id: string;
          is_internal: boolean;
          new_value: NonNullable<Json>;
          old_value: NonNullable<Json>;
          seq: number;
          ticket_id: string;
          type: string;
        };
        ComputedFields: never;
        Insert: {
          actor_id?: string | null;
          actor_name?: string;
          actor_role: string;
          created_at?: string;
          entry_id?: string | null;
          id?: string;
          is_internal: boolean;
          new_value?: NonNullable<Json>;
          old_value?: NonNullable<Json>;
          seq: number;
          ticket_id: string;
          type: string;
        };
        Update: {
          actor_id?: string | null;
          actor_name?: string;
          actor_role?: string;
          created_at?: string;
          entry_id?: string | null;
          id?: string;
          is_internal?: boolean;
          new_value?: NonNullable<Json>;
          old_value?: NonNullable<Json>;
          seq?: number;
          ticket_id?: string;
          type?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_activities_actor_id_fkey';
            columns: ['actor_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_activities_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_categories: {
        Row: {
          created_at: string;
          description: string;
          id: string;
          is_active: boolean;
          metadata: NonNullable<Json>;
          name: string;
          parent_id: string | null;
          position: number;
          slug: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          description?: string;
          id?: string;
          is_active?: boolean;
          metadata?: NonNullable<Json>;
          name: string;
          parent_id?: string | null;
          position?: number;
          slug: string;
          updated_at?: string;
        };
        Update: {
          created_at?: string;
          description?: string;
          id?: string;
          is_active?: boolean;
          metadata?: NonNullable<Json>;
          name?: string;
          parent_id?: string | null;
          position?: number;
          slug?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_categories_parent_id_fkey';
            columns: ['parent_id'];
            isOneToOne: false;
            referencedRelation: 'ticket_categories';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_desk: {
        Row: {
          breaches: string[];
          created_at: string;
          custom_fields: NonNullable<Json>;
          first_response_due_at: string | null;
          metadata: NonNullable<Json>;
          next_breach_at: string | null;
          next_response_due_at: string | null;
          overdue: string[];
          paused_at: string | null;
          resolution_due_at: string | null;
          resolution_since: string | null;
          resolution_spent: number;
          seq: number;
          sla_policy_id: string | null;
          sla_schedule_id: string | null;
          ticket_id: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          breaches?: string[];
          created_at?: string;
          custom_fields?: NonNullable<Json>;
          first_response_due_at?: string | null;
          metadata?: NonNullable<Json>;
          next_breach_at?: string | null;
          next_response_due_at?: string | null;
          overdue?: string[];
          paused_at?: string | null;
          resolution_due_at?: string | null;
          resolution_since?: string | null;
          resolution_spent?: number;
          seq?: number;
          sla_policy_id?: string | null;
          sla_schedule_id?: string | null;
          ticket_id: string;
          updated_at?: string;
        };
        Update: {
          breaches?: string[];
          created_at?: string;
          custom_fields?: NonNullable<Json>;
          first_response_due_at?: string | null;
          metadata?: NonNullable<Json>;
          next_breach_at?: string | null;
          next_response_due_at?: string | null;
          overdue?: string[];
          paused_at?: string | null;
          resolution_due_at?: string | null;
          resolution_since?: string | null;
          resolution_spent?: number;
          seq?: number;
          sla_policy_id?: string | null;
          sla_schedule_id?: string | null;
          ticket_id?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_desk_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: true;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_followers: {
        Row: {
          created_at: string;
          profile_id: string;
          ticket_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          profile_id: string;
          ticket_id: string;
        };
        Update: {
          created_at?: string;
          profile_id?: string;
          ticket_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_followers_profile_id_fkey';
            columns: ['profile_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_followers_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_links: {
        Row: {
          created_at: string;
          created_by: string | null;
          kind: string;
          other_id: string;
          ticket_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by?: string | null;
          kind: string;
          other_id: string;
          ticket_id: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          kind?: string;
          other_id?: string;
          ticket_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_links_created_by_fkey';
            columns: ['created_by'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_links_other_id_fkey';
            columns: ['other_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_links_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_merge_entries: {
        Row: {
          client_id: string;
          created_at: string;
          entry_id: string;
          is_internal: boolean;
          seq: number;
          source_id: string;
          step: number;
        };
        ComputedFields: never;
        Insert: {
          client_id: string;
          created_at?: string;
          entry_id: string;
          is_internal: boolean;
          seq: number;
          source_id: string;
          step: number;
        };
        Update: {
          client_id?: string;
          created_at?: string;
          entry_id?: string;
          is_internal?: boolean;
          seq?: number;
          source_id?: string;
          step?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_merge_entries_source_id_fkey';
            columns: ['source_id'];
            isOneToOne: false;
            referencedRelation: 'ticket_merges';
            referencedColumns: ['source_id'];
          },
        ];
      };
      ticket_merges: {
        Row: {
          created_at: string;
          description_id: string | null;
          merged_by: string | null;
          source_id: string;
          target_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          description_id?: string | null;
          merged_by?: string | null;
          source_id: string;
          target_id: string;
        };
        Update: {
          created_at?: string;
          description_id?: string | null;
          merged_by?: string | null;
          source_id?: string;
          target_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_merges_description_id_fkey';
            columns: ['description_id'];
            isOneToOne: false;
            referencedRelation: 'ticket_messages';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_merges_merged_by_fkey';
            columns: ['merged_by'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_merges_source_id_fkey';
            columns: ['source_id'];
            isOneToOne: true;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_merges_target_id_fkey';
            columns: ['target_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_messages: {
        Row: {
          author_id: string | null;
          author_name: string;
          author_role: string;
          body: string;
          channel: string;
          client_id: string;
          created_at: string;
          edited_at: string | null;
          id: string;
          metadata: NonNullable<Json>;
          origin_ticket_id: string | null;
          seq: number;
          ticket_id: string;
        };
        ComputedFields: never;
        Insert: {
          author_id?: string | null;
          author_name?: string;
          author_role: string;
          body: string;
          channel?: string;
          client_id: string;
          created_at?: string;
          edited_at?: string | null;
          id?: string;
          metadata?: NonNullable<Json>;
          origin_ticket_id?: string | null;
          seq: number;
          ticket_id: string;
        };
        Update: {
          author_id?: string | null;
          author_name?: string;
          author_role?: string;
          body?: string;
          channel?: string;
          client_id?: string;
          created_at?: string;
          edited_at?: string | null;
          id?: string;
          metadata?: NonNullable<Json>;
          origin_ticket_id?: string | null;
          seq?: number;
          ticket_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_messages_author_id_fkey';
            columns: ['author_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_messages_origin_ticket_id_fkey';
            columns: ['origin_ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_messages_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_notes: {
        Row: {
          author_id: string | null;
          author_name: string;
          author_role: string;
          body: string;
          client_id: string;
          created_at: string;
          edited_at: string | null;
          id: string;
          mentions: string[];
          metadata: NonNullable<Json>;
          origin_ticket_id: string | null;
          seq: number;
          ticket_id: string;
        };
        ComputedFields: never;
        Insert: {
          author_id?: string | null;
          author_name?: string;
          author_role: string;
          body: string;
          client_id: string;
          created_at?: string;
          edited_at?: string | null;
          id?: string;
          mentions?: string[];
          metadata?: NonNullable<Json>;
          origin_ticket_id?: string | null;
          seq: number;
          ticket_id: string;
        };
        Update: {
          author_id?: string | null;
          author_name?: string;
          author_role?: string;
          body?: string;
          client_id?: string;
          created_at?: string;
          edited_at?: string | null;
          id?: string;
          mentions?: string[];
          metadata?: NonNullable<Json>;
          origin_ticket_id?: string | null;
          seq?: number;
          ticket_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_notes_author_id_fkey';
            columns: ['author_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_notes_origin_ticket_id_fkey';
            columns: ['origin_ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_notes_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_operation_items: {
        Row: {
          after: NonNullable<Json>;
          before: NonNullable<Json>;
          created_at: string;
          operation_id: string;
          ticket_id: string;
          undone_in: unknown;
        };
        ComputedFields: never;
        Insert: {
          after: NonNullable<Json>;
          before: NonNullable<Json>;
          created_at?: string;
          operation_id: string;
          ticket_id: string;
          undone_in?: unknown;
        };
        Update: {
          after?: NonNullable<Json>;
          before?: NonNullable<Json>;
          created_at?: string;
          operation_id?: string;
          ticket_id?: string;
          undone_in?: unknown;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_operation_items_operation_id_fkey';
            columns: ['operation_id'];
            isOneToOne: false;
            referencedRelation: 'ticket_operations';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_operation_items_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_operations: {
        Row: {
          actor_id: string;
          client_id: string;
          created_at: string;
          done_at: string | null;
          id: string;
          kind: string;
          results: Json | null;
          undo_results: Json | null;
          undone_at: string | null;
        };
        ComputedFields: never;
        Insert: {
          actor_id: string;
          client_id: string;
          created_at?: string;
          done_at?: string | null;
          id?: string;
          kind: string;
          results?: Json | null;
          undo_results?: Json | null;
          undone_at?: string | null;
        };
        Update: {
          actor_id?: string;
          client_id?: string;
          created_at?: string;
          done_at?: string | null;
          id?: string;
          kind?: string;
          results?: Json | null;
          undo_results?: Json | null;
          undone_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_operations_actor_id_fkey';
            columns: ['actor_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_ratings: {
        Row: {
          comment: string;
          created_at: string;
          profile_id: string | null;
          rating: number;
          ticket_id: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          comment?: string;
          created_at?: string;
          profile_id?: string | null;
          rating: number;
          ticket_id: string;
          updated_at?: string;
        };
        Update: {
          comment?: string;
          created_at?: string;
          profile_id?: string | null;
          rating?: number;
          ticket_id?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_ratings_profile_id_fkey';
            columns: ['profile_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_ratings_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: true;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_reads: {
        Row: {
          created_at: string;
          last_read_seq: number;
          last_read_staff_seq: number;
          profile_id: string;
          ticket_id: string;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          last_read_seq?: number;
          last_read_staff_seq?: number;
          profile_id: string;
          ticket_id: string;
          updated_at?: string;
        };
        Update: {
          created_at?: string;
          last_read_seq?: number;
          last_read_staff_seq?: number;
          profile_id?: string;
          ticket_id?: string;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_reads_profile_id_fkey';
            columns: ['profile_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_reads_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_search: {
        Row: {
          document: unknown;
          ticket_id: string;
        };
        ComputedFields: never;
        Insert: {
          document: unknown;
          ticket_id: string;
        };
        Update: {
          document?: unknown;
          ticket_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_search_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: true;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_tags: {
        Row: {
          created_at: string;
          tag_id: string;
          ticket_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          tag_id: string;
          ticket_id: string;
        };
        Update: {
          created_at?: string;
          tag_id?: string;
          ticket_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'ticket_tags_tag_id_fkey';
            columns: ['tag_id'];
            isOneToOne: false;
            referencedRelation: 'tags';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'ticket_tags_ticket_id_fkey';
            columns: ['ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
        ];
      };
      ticket_transitions: {
        Row: {
          actor: string;
          created_at: string;
          from_status: string;
          to_status: string;
        };
        ComputedFields: never;
        Insert: {
          actor: string;
          created_at?: string;
          from_status: string;
          to_status: string;
        };
        Update: {
          actor?: string;
          created_at?: string;
          from_status?: string;
          to_status?: string;
        };
        Relationships: [];
      };
      tickets: {
        Row: {
          assigned_agent_id: string | null;
          awaiting_reply_since: string | null;
          category_id: string | null;
          channel: string;
          client_id: string;
          closed_at: string | null;
          created_at: string;
          custom_fields: NonNullable<Json>;
          customer_id: string | null;
          customer_name: string;
          deleted_at: string | null;
          deleted_by: string | null;
          description: string;
          first_responded_at: string | null;
          follows_ticket_id: string | null;
          id: string;
          is_live: boolean;
          last_activity_at: string;
          last_customer_message_at: string | null;
          last_message_at: string | null;
          merged_into_id: string | null;
          metadata: NonNullable<Json>;
          next_due_at: string;
          number: number;
          priority: string;
          priority_rank: number;
          resolved_at: string | null;
          seq: number;
          snoozed_until: string | null;
          status: string;
          status_rank: number;
          subject: string;
          tag_ids: string[];
          team_id: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          assigned_agent_id?: string | null;
          awaiting_reply_since?: string | null;
          category_id?: string | null;
          channel?: string;
          client_id?: string;
          closed_at?: string | null;
          created_at?: string;
          custom_fields?: NonNullable<Json>;
          customer_id?: string | null;
          customer_name?: string;
          deleted_at?: string | null;
          deleted_by?: string | null;
          description: string;
          first_responded_at?: string | null;
          follows_ticket_id?: string | null;
          id?: string;
          is_live?: never;
          last_activity_at?: string;
          last_customer_message_at?: string | null;
          last_message_at?: string | null;
          merged_into_id?: string | null;
          metadata?: NonNullable<Json>;
          next_due_at?: string;
          number?: never;
          priority?: string;
          priority_rank?: never;
          resolved_at?: string | null;
          seq?: number;
          snoozed_until?: string | null;
          status?: string;
          status_rank?: never;
          subject: string;
          tag_ids?: string[];
          team_id?: string | null;
          updated_at?: string;
        };
        Update: {
          assigned_agent_id?: string | null;
          awaiting_reply_since?: string | null;
          category_id?: string | null;
          channel?: string;
          client_id?: string;
          closed_at?: string | null;
          created_at?: string;
          custom_fields?: NonNullable<Json>;
          customer_id?: string | null;
          customer_name?: string;
          deleted_at?: string | null;
          deleted_by?: string | null;
          description?: string;
          first_responded_at?: string | null;
          follows_ticket_id?: string | null;
          id?: string;
          is_live?: never;
          last_activity_at?: string;
          last_customer_message_at?: string | null;
          last_message_at?: string | null;
          merged_into_id?: string | null;
          metadata?: NonNullable<Json>;
          next_due_at?: string;
          number?: never;
          priority?: string;
          priority_rank?: never;
          resolved_at?: string | null;
          seq?: number;
          snoozed_until?: string | null;
          status?: string;
          status_rank?: never;
          subject?: string;
          tag_ids?: string[];
          team_id?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'tickets_assigned_agent_id_fkey';
            columns: ['assigned_agent_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'tickets_category_id_fkey';
            columns: ['category_id'];
            isOneToOne: false;
            referencedRelation: 'ticket_categories';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'tickets_customer_id_fkey';
            columns: ['customer_id'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'tickets_deleted_by_fkey';
            columns: ['deleted_by'];
            isOneToOne: false;
            referencedRelation: 'profiles';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'tickets_follows_ticket_id_fkey';
            columns: ['follows_ticket_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'tickets_merged_into_id_fkey';
            columns: ['merged_into_id'];
            isOneToOne: false;
            referencedRelation: 'tickets';
            referencedColumns: ['id'];
          },
          {
            foreignKeyName: 'tickets_team_id_fkey';
            columns: ['team_id'];
            isOneToOne: false;
            referencedRelation: 'teams';
            referencedColumns: ['id'];
          },
        ];
      };
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      add_note: {
        Args: {
          p_attachment_ids?: string[];
          p_body: string;
          p_client_id: string;
          p_mentions?: string[];
          p_ticket_id: string;
        };
        Returns: Json;
      };
      admin_set_role: { Args: { p_profile_id: string; p_role: string }; Returns: undefined };
      assert_admin: { Args: Record<PropertyKey, never>; Returns: undefined };
      assert_permission: { Args: { p_permission: string }; Returns: undefined };
      bulk_update_tickets: {
        Args: { p_client_id: string; p_patch: Json; p_ticket_ids: string[] };
        Returns: Json;
      };
      create_attachment: {
        Args: {
          p_file_name: string;
          p_file_size: number;
          p_file_type: string;
          p_is_internal?: boolean;
        };
        Returns: Json;
      };
      create_ticket: {
        Args: {
          p_attachment_ids?: string[];
          p_category_id?: string;
          p_client_id: string;
          p_custom_fields?: Json;
          p_customer_id?: string;
          p_description: string;
          p_priority?: string;
          p_subject: string;
        };
        Returns: Json;
      };
      delete_my_account: { Args: { p_email: string }; Returns: undefined };
      delete_ticket: { Args: { p_ticket_id: string }; Returns: Json };
      desk_digest: { Args: { p_since: string }; Returns: Json };
      edit_note: { Args: { p_body: string; p_note_id: string }; Returns: Json };
      end_my_session: { Args: { p_session_id: string }; Returns: undefined };
      export_my_data: { Args: Record<PropertyKey, never>; Returns: Json };
      get_ticket: { Args: { p_ref: string }; Returns: Json };
      link_tickets: { Args: { p_other_ref: string; p_ticket_id: string }; Returns: Json };
      list_ticket_ids: { Args: { p_filters?: Json }; Returns: Json };
      list_tickets: {
        Args: {
          p_cursor?: string;
          p_descending?: boolean;
          p_filters?: Json;
          p_limit?: number;
          p_sort?: string;
        };
        Returns: Json;
      };
      mark_ticket_read: {
        Args: { p_seq: number; p_staff_seq?: number; p_ticket_id: string };
        Returns: undefined;
      };
      mention_candidates: { Args: { p_ticket_id: string }; Returns: Json };
      merge_preview: { Args: { p_source_ids: string[]; p_target_id: string }; Returns: Json };
      merge_tickets: {
        Args: { p_client_id: string; p_source_ids: string[]; p_target_id: string };
        Returns: Json;
      };
      my_sessions: { Args: Record<PropertyKey, never>; Returns: Json };
      promote_admin: { Args: { p_email: string }; Returns: string };
      queue_counts: { Args: Record<PropertyKey, never>; Returns: Json };
      rate_ticket: {
        Args: { p_comment?: string; p_rating: number; p_ticket_id: string };
        Returns: Json;
      };
      recent_broadcasts: { Args: { p_topics: string[] }; Returns: Json };
      record_seen: { Args: Record<PropertyKey, never>; Returns: Json };
      render_template: { Args: { p_template_id: string; p_ticket_id: string }; Returns: Json };
      reply_to_ticket: {
        Args: {
          p_attachment_ids?: string[];
          p_body: string;
          p_client_id: string;
          p_last_seen_seq?: number;
          p_patch?: Json;
          p_send_anyway?: boolean;
          p_status?: string;
          p_ticket_id: string;
        };
        Returns: Json;
      };
      restore_ticket: { Args: { p_ticket_id: string }; Returns: Json };
      save_draft: {
        Args: { p_base_revision?: number; p_key: string; p_payload: Json };
        Returns: Json;
      };
      save_schedule: { Args: { p_id?: string; p_schedule: Json }; Returns: string };
      save_sla_policy: { Args: { p_id?: string; p_policy: Json }; Returns: string };
      saved_view_counts: { Args: Record<PropertyKey, never>; Returns: Json };
      search_articles: { Args: { p_limit?: number; p_query: string }; Returns: Json };
      search_tickets: {
        Args: { p_filters?: Json; p_limit?: number; p_query: string };
        Returns: Json;
      };
      set_availability: { Args: { p_availability: string }; Returns: undefined };
      split_ticket: {
        Args: { p_client_id: string; p_message_id: string; p_subject: string; p_ticket_id: string };
        Returns: Json;
      };
      template_used: { Args: { p_template_id: string }; Returns: undefined };
      ticket_timeline: {
        Args: {
          p_after_seq?: number;
          p_after_staff_seq?: number;
          p_before?: string;
          p_limit?: number;
          p_ticket_id: string;
        };
        Returns: Json;
      };
      undo_operation: { Args: { p_operation_id: string }; Returns: Json };
      unlink_tickets: { Args: { p_other_id: string; p_ticket_id: string }; Returns: Json };
      unmerge_ticket: { Args: { p_source_id: string }; Returns: Json };
      update_ticket: {
        Args: { p_expected?: Json; p_patch: Json; p_ticket_id: string };
        Returns: Json;
      };
      who_am_i: { Args: Record<PropertyKey, never>; Returns: Json };
    };
    Enums: {
      [_ in never]: never;
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema['Enums']
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema['CompositeTypes']
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {},
  },
} as const;
